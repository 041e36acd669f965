// A Worker that signs a request and reads a reply.

import { readReply, sign } from 'cenbwp';

export default {
  async fetch(request) {
    const { method, ...given } = await request.json();
    const signed = sign(given.request, given.credentials, { ...given.options, method });
    return Response.json({ ...signed, reply: readReply(given.reply) });
  },
};
