// What the package signs, sent by curl to the mock of the service, which checks signatures by code of its own.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import * as acs3 from '../pkg/acs3.node.js';
import { explain } from '../pkg/explain.node.js';
import * as hmac from '../pkg/index.node.js';
import { CREDENTIALS } from './known.js';

const cargo = ['run', '--quiet', '--locked', '--package', 'cenbwp-mock', '--', '--key', 'testid:testsecret', '--key', 'temporary:testsecret:to/ken=='];
const mock = spawn('cargo', cargo, { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: ['ignore', 'pipe', 'ignore'] });
after(() => mock.kill());
const [line] = await new Promise((resolve) => createInterface(mock.stdout).once('line', (...lines) => resolve(lines)));
const endpoint = line.replace('listening on ', '');

const curl = ({ url, method, headers, body }) => {
  const given = Object.entries(headers).flatMap((header) => ['--header', header.join(': ')]);
  return execFileSync('curl', ['--silent', '--show-error', '--request', method, ...given, ...(body === null ? [] : ['--data-raw', body]), url], { encoding: 'utf8' });
};

const TEMPORARY = { ...CREDENTIALS, accessKeyId: 'temporary', securityToken: 'to/ken==' };
const request = { bandwidth: 2, from: 'China', to: 'Europe', description: '北京 ↔ Zürich: a+b*c', tags: { 团队: '网络 +*~' } };

for (const [name, { sign }] of Object.entries({ 'HMAC-SHA1': hmac, 'ACS3-HMAC-SHA256': acs3 })) {
  for (const method of ['GET', 'POST']) {
    test(`${name}: what is sent by ${method} is bought, and what has another secret is refused and explained`, () => {
      for (const credentials of [CREDENTIALS, TEMPORARY]) {
        const reply = hmac.readReply(curl(sign(request, credentials, { endpoint, method })));
        assert.equal(reply.ok && /^cenbwp-/.test(reply.cenBandwidthPackageId), true, reply.summary);
        const wrong = sign(request, { ...credentials, accessKeySecret: 'another' }, { endpoint, method });
        const refused = hmac.readReply(curl(wrong));
        assert.deepEqual([refused.code, refused.kind, explain(wrong, refused).cause], ['SignatureDoesNotMatch', 'signature', 'secret']);
        const mixed = explain(sign({ ...request, description: 'x' }, credentials, { endpoint, method }), refused);
        assert.deepEqual([mixed.parameter ?? 'query', mixed.cause], ['Description', 'value']);
      }
    });
  }
}
