// For `require`.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { bind, CenbwpError } = require('./bind.js');

const { sign, rpc, advisories, readReply } = bind(readFileSync(join(__dirname, '..', 'cenbwp.wasm')));
module.exports = { sign, rpc, advisories, readReply, CenbwpError };
