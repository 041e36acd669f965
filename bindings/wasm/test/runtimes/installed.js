// Runs in a folder where the package is installed.

import { sign } from 'cenbwp';
import { CREDENTIALS, REQUEST, STAMP, URL_OF_REQUEST } from './known.js';

if (sign(REQUEST, CREDENTIALS, STAMP).url !== URL_OF_REQUEST) throw new Error('another URL');
console.log('the installed package signs the known request');
