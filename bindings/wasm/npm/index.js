import { bind } from './bind.js';

export { CenbwpError } from './bind.js';

const response = await fetch(new URL('./cenbwp.wasm', import.meta.url));
export const { sign, rpc, advisories, readReply } = bind(await WebAssembly.compile(await response.arrayBuffer()));
