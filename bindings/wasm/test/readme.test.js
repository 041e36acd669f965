// The example of the README, with a service that answers from memory.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import * as cenbwp from '../pkg/index.node.js';

test('the example of the README signs, sends and reads', async () => {
  const [, code] = /```js\nimport \{ sign, readReply \} from 'cenbwp';\n(.*?)```/s.exec(readFileSync(new URL('../README.md', import.meta.url), 'utf8'));
  const sent = [];
  const fetch = async (url, init) => {
    sent.push(new Request(url, init));
    return new Response('{"RequestId":"E4","CenBandwidthPackageId":"cenbwp-1"}');
  };
  const printed = [];
  const AsyncFunction = (async () => {}).constructor;
  await new AsyncFunction('sign', 'readReply', 'fetch', 'console', code)(cenbwp.sign, cenbwp.readReply, fetch, {
    log: (line) => printed.push(line),
  });
  assert.deepEqual(printed, ['cenbwp-1']);
  assert.equal(sent[0].method, 'GET');
  const query = new URL(sent[0].url).searchParams;
  assert.deepEqual([query.get('GeographicRegionAId'), query.get('GeographicRegionBId')], ['China', 'Asia-Pacific']);
});
