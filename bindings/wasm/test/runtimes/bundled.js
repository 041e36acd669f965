// What bundlers bundle.

import { sign } from 'cenbwp';
import { CREDENTIALS, REQUEST, STAMP, URL_OF_REQUEST } from './known.js';

if (sign(REQUEST, CREDENTIALS, STAMP).url !== URL_OF_REQUEST) throw new Error('another URL');
globalThis.outcome = 'signed';
console.log('the bundle signs the known request');
