// Runs what wrangler made of worker.js: node miniflare.js FOLDER

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { Miniflare } from 'miniflare';

import { CREDENTIALS, PUBLISHED, REQUEST, STAMP, URL_OF_REQUEST } from '../known.js';

const worker = new Miniflare({
  scriptPath: join(process.argv[2], 'worker.js'),
  modules: true,
  modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }],
  compatibilityDate: '2025-01-01',
});
try {
  const given = { request: REQUEST, credentials: CREDENTIALS, options: STAMP, published: PUBLISHED, reply: '{"Code":"Throttling"}' };
  const response = await worker.dispatchFetch('http://worker/', { method: 'POST', body: JSON.stringify(given) });
  const { url, headers, reply } = await response.json();
  assert.deepEqual([url, headers.authorization, reply.kind], [URL_OF_REQUEST, PUBLISHED.authorization, 'slower']);
  console.log('the Worker that wrangler bundles signs the known requests');
} finally {
  await worker.dispose();
}
