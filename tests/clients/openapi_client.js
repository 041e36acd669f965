// @alicloud/openapi-client: ACS3-HMAC-SHA256.

import openapi from '@alicloud/openapi-client';
import util from '@alicloud/tea-util';

import { ACCESS_KEY_ID, ACCESS_KEY_SECRET, CLIENT_TOKEN, DESCRIPTION, address, shop } from './shop.js';

const client = new openapi.default(new openapi.Config({
    accessKeyId: ACCESS_KEY_ID,
    accessKeySecret: ACCESS_KEY_SECRET,
    endpoint: address,
    protocol: 'HTTP',
}));
const params = new openapi.Params({
    action: 'CreateCenBandwidthPackage',
    version: '2017-09-12',
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
});
const request = new openapi.OpenApiRequest({
    query: {
        Bandwidth: '2',
        GeographicRegionAId: 'China',
        GeographicRegionBId: 'North-America',
        Description: DESCRIPTION,
        'Tag.1.Key': '团队',
        'Tag.1.Value': '网络 +*~',
        ClientToken: CLIENT_TOKEN,
    },
});

await shop(async () => {
    const reply = await client.callApi(params, request, new util.RuntimeOptions({ autoretry: false }));
    return reply.body.CenBandwidthPackageId;
});
