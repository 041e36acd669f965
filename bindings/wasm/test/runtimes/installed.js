// Runs in a folder where the package is installed.

import { readFile } from 'node:fs/promises';

import { sign } from 'cenbwp';
import { rpc } from 'cenbwp/acs3';
import { bind as bindAcs3 } from 'cenbwp/acs3/bind';
import { bind, CenbwpError } from 'cenbwp/bind';
import { explain } from 'cenbwp/explain';
import { bind as bindExplain } from 'cenbwp/explain/bind';
import { CREDENTIALS, PUBLISHED, REQUEST, STAMP, URL_OF_REQUEST } from './known.js';

const compile = async (file) => WebAssembly.compile(await readFile(new URL(import.meta.resolve(`cenbwp/${file}.wasm`))));
const bound = bind(await compile('cenbwp'));
for (const { url } of [sign(REQUEST, CREDENTIALS, STAMP), bound.sign(REQUEST, CREDENTIALS, STAMP)]) {
  if (url !== URL_OF_REQUEST) throw new Error('another URL');
}
const { operation, credentials, options, authorization } = PUBLISHED;
const boundAcs3 = bindAcs3(await compile('acs3'));
for (const signed of [rpc(operation, credentials, options), boundAcs3.rpc(operation, credentials, options)]) {
  if (signed.headers.authorization !== authorization) throw new Error('another signature');
  const boundExplain = bindExplain(await compile('explain'));
  if (explain(signed, signed).cause !== 'secret' || boundExplain.explain(signed, signed).cause !== 'secret') throw new Error('another cause');
}
for (const call of [() => bound.sign({}, CREDENTIALS), () => boundAcs3.sign({}, CREDENTIALS)]) {
  try {
    call();
    throw new Error('signed');
  } catch (error) {
    if (!(error instanceof CenbwpError)) throw error;
  }
}
console.log('the installed package signs the known requests');
