// The smallest Worker that signs a request, of which the size is held against a limit.

import { sign } from 'cenbwp';

export default {
  async fetch(request) {
    const { given, credentials } = await request.json();
    return Response.json(sign(given, credentials));
  },
};
