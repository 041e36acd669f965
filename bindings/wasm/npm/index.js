import { bind } from './bind.js';

export { CenbwpError } from './bind.js';

const response = await fetch(new URL('./cenbwp.wasm', import.meta.url));
if (!response.ok) throw new Error(`cenbwp.wasm: the server answers ${response.status}`);
export const { sign, rpc, advisories, readReply } = bind(await WebAssembly.compile(await response.arrayBuffer()));
