// A Worker that signs requests by both methods, and reads a reply.

import { readReply, sign } from 'cenbwp';
import { rpc } from 'cenbwp/acs3';

export default {
  async fetch(request) {
    const { method, published, ...given } = await request.json();
    const signed = sign(given.request, given.credentials, { ...given.options, method });
    const { headers } = rpc(published.operation, published.credentials, published.options);
    return Response.json({ ...signed, headers, reply: readReply(given.reply) });
  },
};
