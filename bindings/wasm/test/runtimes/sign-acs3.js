// The same by ACS3-HMAC-SHA256.

import { sign } from 'cenbwp/acs3';

export default {
  async fetch(request) {
    const { given, credentials } = await request.json();
    return Response.json(sign(given, credentials));
  },
};
