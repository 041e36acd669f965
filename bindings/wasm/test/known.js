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
