// The request whose signature is known: thirteen public SDKs in five languages agree on it.

export const CREDENTIALS = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };

export const REQUEST = {
  bandwidth: 2,
  from: 'China',
  to: 'North-America',
  chargeType: 'PrePaid',
  period: 1,
  pricingCycle: 'Month',
  autoPay: true,
  clientToken: '02fb3da4-130e-11e9-8e44-0016e04115b',
  name: 'nametest',
  cenId: 'cen-0xyeagctz5sfg46fbl',
};

export const STAMP = { timestamp: '2018-04-27T12:46:24Z', nonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf' };

export const URL_OF_REQUEST =
  'https://cbn.aliyuncs.com/?AccessKeyId=testid&Action=CreateCenBandwidthPackage&AutoPay=true&Bandwidth=2' +
  '&BandwidthPackageChargeType=PrePaid&CenId=cen-0xyeagctz5sfg46fbl&ClientToken=02fb3da4-130e-11e9-8e44-0016e04115b&Format=JSON' +
  '&GeographicRegionAId=China&GeographicRegionBId=North-America&Name=nametest&Period=1&PricingCycle=Month' +
  '&SignatureMethod=HMAC-SHA1&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0' +
  '&Timestamp=2018-04-27T12%3A46%3A24Z&Version=2017-09-12&Signature=I%2BxuvTuu6KH%2Fp9J4G%2BpcIqOl1II%3D';

/** The published example of ACS3-HMAC-SHA256: what is called, with what, and the header that comes of it. */
export const PUBLISHED = {
  operation: {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    version: '2014-05-26',
    action: 'RunInstances',
    params: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
  },
  credentials: { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
  options: { method: 'POST', timestamp: '2023-10-26T10:22:32Z', nonce: '3156853299f313e23d1673dc12e1703d' },
  authorization:
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;' +
    'x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
};
