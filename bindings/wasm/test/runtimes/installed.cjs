// The same by `require`.

const { sign, readReply, CenbwpError } = require('cenbwp');

import('./known.js').then(({ CREDENTIALS, REQUEST, STAMP, URL_OF_REQUEST }) => {
  if (sign(REQUEST, CREDENTIALS, STAMP).url !== URL_OF_REQUEST) throw new Error('another URL');
  try {
    readReply('');
    throw new Error('read');
  } catch (error) {
    if (!(error instanceof CenbwpError)) throw error;
  }
  console.log('the installed package signs the known request by require');
});
