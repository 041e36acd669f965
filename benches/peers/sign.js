// @alicloud/pop-core: prints a signed URL, then for each line with a number the nanoseconds that so many take.
'use strict';

const readline = require('node:readline');

const httpx = require('httpx');
const kitx = require('kitx');
const { RPCClient } = require('@alicloud/pop-core');

const given = JSON.parse(process.argv[2]);

// The clock and the random numbers, which it makes whether it is given others or not.
kitx.makeNonce = () => given.nonce;
const now = Date.parse(given.timestamp);
globalThis.Date = class extends Date {
  constructor() {
    super(now);
  }
};

// The transport, which hands the URL back. The client goes on waiting for a reply that does not come.
let sent;
httpx.request = (url) => {
  sent(url);
  return new Promise(() => {});
};

const client = new RPCClient({
  accessKeyId: given.id,
  accessKeySecret: given.secret,
  endpoint: `https://${given.host}`,
  apiVersion: given.version,
});
const url = () =>
  new Promise((resolve, reject) => {
    sent = resolve;
    client.request(given.action, given.params).catch(reject);
  });

const main = async () => {
  console.log(await url());
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const calls = Number(line);
    const start = process.hrtime.bigint();
    for (let call = 0; call < calls; call++) await url();
    console.log(String(process.hrtime.bigint() - start));
  }
};

main();
