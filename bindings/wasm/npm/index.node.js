import { readFileSync } from 'node:fs';
import { bind } from './bind.js';

export { CenbwpError } from './bind.js';

const bytes = readFileSync(new URL('./cenbwp.wasm', import.meta.url));
export const { sign, rpc, advisories, readReply } = bind(new WebAssembly.Module(bytes));
