// What the types accept and refuse; every `@ts-expect-error` is an error of the compiler's if nothing is refused.

import { advisories, CenbwpError, readReply, rpc, sign, type Area, type Refused } from 'cenbwp';
import * as acs3 from 'cenbwp/acs3';
import { bind as bindAcs3 } from 'cenbwp/acs3/bind';
import acs3Wasm from 'cenbwp/acs3.wasm';
import { bind } from 'cenbwp/bind';
import { explain, type Cause } from 'cenbwp/explain';
import { bind as bindExplain } from 'cenbwp/explain/bind';
import wasm from 'cenbwp/cenbwp.wasm';

const key = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };
const area: Area = 'Europe';

sign({ bandwidth: 2, from: area, to: 'cn-hongkong', tags: { team: 'network' } }, key).url satisfies string;
sign({ bandwidth: '2', from: 'China', to: 'China', period: '12', name: null }, { ...key, securityToken: undefined });
rpc({ host: 'h', version: 'v', action: 'a', params: { A: 1, B: true, C: undefined, D: 12345678901234567890n } }, key, { timestamp: new Date() });
advisories({ bandwidth: 2, from: 'China', to: 'China' }).map(({ parameter }) => parameter) satisfies string[];
bind(new WebAssembly.Module(new Uint8Array())).sign satisfies typeof sign;
void fetch('', sign({ bandwidth: 2, from: 'China', to: 'China' }, key));

({ ...sign({ bandwidth: 2, from: 'China', to: 'China' }, key) }).method satisfies string;
rpc({ host: 'h', version: 'v', action: 'a', params: { Key: ['1', 2], Tag: [{ Domain: 'd', None: null }] } }, key);
bind(wasm).rpc satisfies typeof rpc;

const signed = acs3.sign({ bandwidth: 2, from: 'China', to: 'China' }, key, { method: 'POST' });
void fetch(signed.url, { ...signed, headers: { ...signed.headers, 'user-agent': 'test' } });
[signed.body, signed.canonicalRequest, signed.headers['authorization']] satisfies [null, string, string | undefined];
bindAcs3(acs3Wasm).rpc satisfies typeof acs3.rpc;
const { parameter, cause, ours } = explain(signed, '');
[parameter, cause, ours] satisfies [string | undefined, Cause, number];
bindExplain(wasm).explain satisfies typeof explain;
// @ts-expect-error: these are for the whole package.
acs3.readReply;
// @ts-expect-error: a number is no text.
explain(5, '');

// @ts-expect-error: a Map has its entries in another way than as properties.
rpc({ host: 'h', version: 'v', action: 'a', params: new Map([['A', 1]]) }, key);
// @ts-expect-error: the bandwidth is required.
sign({ from: 'China', to: 'China' }, key);
// @ts-expect-error: there is no such property.
sign({ bandwidth: 2, from: 'China', to: 'China', bandwith: 3 }, key);
// @ts-expect-error: a flag is no string.
sign({ bandwidth: 2, from: 'China', to: 'China', autoPay: 'false' }, key);
// @ts-expect-error: a flag is no number.
sign({ bandwidth: true, from: 'China', to: 'China' }, key);
// @ts-expect-error: another spelling.
sign({ bandwidth: 2, from: 'China', to: 'China', chargeType: 'prepay' }, key);
// @ts-expect-error: the secret is required.
sign({ bandwidth: 2, from: 'China', to: 'China' }, { accessKeyId: 'testid' });
// @ts-expect-error: a function is no value.
rpc({ host: 'h', version: 'v', action: 'a', params: { A: () => 1 } }, key);
// @ts-expect-error: errors are made by the package alone.
new CenbwpError();

const reply = readReply('');
if (reply.ok) {
  reply.cenBandwidthPackageId satisfies string | undefined;
  // @ts-expect-error: what was accepted has no code.
  reply.code;
} else {
  reply satisfies Refused;
  explain(signed, reply).message satisfies string;
  // @ts-expect-error: what was refused has no package.
  reply.cenBandwidthPackageId;
}
