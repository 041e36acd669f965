// A Worker that lists regions with any product's operation, and hands out nothing that is signed: a refusal may repeat the request.

import { rpc } from 'cenbwp';

interface Env {
  ACCESS_KEY_ID: string;
  ACCESS_KEY_SECRET: string;
}

export default {
  async fetch(_request: Request, env: Env): Promise<Response> {
    const signed = rpc(
      { host: 'ecs.aliyuncs.com', version: '2014-05-26', action: 'DescribeRegions', params: { AcceptLanguage: 'en-US' } },
      { accessKeyId: env.ACCESS_KEY_ID, accessKeySecret: env.ACCESS_KEY_SECRET },
      { method: 'POST' },
    );
    const response = await fetch(signed.url, signed);
    if (!response.ok) return new Response('The regions could not be listed.', { status: 502 });
    return new Response(response.body, { headers: { 'content-type': 'application/json' } });
  },
};
