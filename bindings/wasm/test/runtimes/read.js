// The same, and it reads the reply.

import { readReply, sign } from 'cenbwp';

export default {
  async fetch(request) {
    const { given, credentials } = await request.json();
    const signed = sign(given, credentials);
    const response = await fetch(signed.url, signed);
    return Response.json(readReply(await response.text()));
  },
};
