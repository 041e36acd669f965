// Runs in a folder where the package is installed.

import { readFile } from 'node:fs/promises';

import { sign } from 'cenbwp';
import { bind, CenbwpError } from 'cenbwp/bind';
import { CREDENTIALS, REQUEST, STAMP, URL_OF_REQUEST } from './known.js';

const module = await WebAssembly.compile(await readFile(new URL(import.meta.resolve('cenbwp/cenbwp.wasm'))));
const bound = bind(module);
for (const { url } of [sign(REQUEST, CREDENTIALS, STAMP), bound.sign(REQUEST, CREDENTIALS, STAMP)]) {
  if (url !== URL_OF_REQUEST) throw new Error('another URL');
}
try {
  bound.sign({}, CREDENTIALS);
  throw new Error('signed');
} catch (error) {
  if (!(error instanceof CenbwpError)) throw error;
}
console.log('the installed package signs the known request');
