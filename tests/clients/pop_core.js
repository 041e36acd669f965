// @alicloud/pop-core: HMAC-SHA1.

import Core from '@alicloud/pop-core';

import { ACCESS_KEY_ID, ACCESS_KEY_SECRET, CLIENT_TOKEN, DESCRIPTION, address, shop } from './shop.js';

const client = new Core({
    accessKeyId: ACCESS_KEY_ID,
    accessKeySecret: ACCESS_KEY_SECRET,
    endpoint: `http://${address}`,
    apiVersion: '2017-09-12',
});
const params = {
    Bandwidth: 2,
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'North-America',
    Description: DESCRIPTION,
    Tag: [{ Key: '团队', Value: '网络 +*~' }],
    ClientToken: CLIENT_TOKEN,
};

await shop(async () => {
    const reply = await client.request('CreateCenBandwidthPackage', params, { method: 'POST' });
    return reply.CenBandwidthPackageId;
});
