// The same by `require`.

const { sign, readReply, CenbwpError } = require('cenbwp');
const acs3 = require('cenbwp/acs3');
const { explain } = require('cenbwp/explain');

import('./known.js').then(({ CREDENTIALS, PUBLISHED, REQUEST, STAMP, URL_OF_REQUEST }) => {
  if (sign(REQUEST, CREDENTIALS, STAMP).url !== URL_OF_REQUEST) throw new Error('another URL');
  const { operation, credentials, options, authorization } = PUBLISHED;
  const signed = acs3.rpc(operation, credentials, options);
  if (signed.headers.authorization !== authorization || explain(signed, signed.stringToSign).cause !== 'secret') throw new Error('another signature');
  for (const call of [() => readReply(''), () => acs3.sign({}, CREDENTIALS), () => explain('', undefined)]) {
    try {
      call();
      throw new Error('no refusal');
    } catch (error) {
      if (!(error instanceof CenbwpError)) throw error;
    }
  }
  console.log('the installed package signs the known requests by require');
});
