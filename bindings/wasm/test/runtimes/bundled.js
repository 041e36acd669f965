// What bundlers bundle.

import { sign } from 'cenbwp';
import { rpc } from 'cenbwp/acs3';
import { explain } from 'cenbwp/explain';
import { CREDENTIALS, PUBLISHED, REQUEST, STAMP, URL_OF_REQUEST } from './known.js';

if (sign(REQUEST, CREDENTIALS, STAMP).url !== URL_OF_REQUEST) throw new Error('another URL');
const { operation, credentials, options, authorization } = PUBLISHED;
const signed = rpc(operation, credentials, options);
if (signed.headers.authorization !== authorization) throw new Error('another signature');
if (explain(signed, signed.stringToSign).cause !== 'secret') throw new Error('another cause');
globalThis.outcome = 'signed';
console.log('the bundle signs the known requests');
