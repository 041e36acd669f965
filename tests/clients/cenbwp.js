// The npm package, by either entry: cenbwp.js index|acs3 GET|POST ADDRESS. It signs; fetch sends.

import { readReply } from '../../bindings/wasm/pkg/index.node.js';

import { ACCESS_KEY_ID, ACCESS_KEY_SECRET, CLIENT_TOKEN, DESCRIPTION, address, shop } from './shop.js';

const [, , entry, method] = process.argv;
const { sign } = await import(`../../bindings/wasm/pkg/${entry}.node.js`);

const request = {
    bandwidth: 2,
    from: 'China',
    to: 'North-America',
    description: DESCRIPTION,
    tags: { 团队: '网络 +*~' },
    clientToken: CLIENT_TOKEN,
};
const credentials = { accessKeyId: ACCESS_KEY_ID, accessKeySecret: ACCESS_KEY_SECRET };

await shop(async () => {
    const signed = sign(request, credentials, { method, endpoint: `http://${address}` });
    const response = await fetch(signed.url, signed);
    const reply = readReply(await response.text());
    if (!reply.ok) throw Object.assign(new Error(reply.summary), { code: reply.code });
    return reply.cenBandwidthPackageId;
});
