// Workers may not compile WebAssembly: the bundler hands over a module.
import module from './cenbwp.wasm';
import { bind } from './bind.js';

export { CenbwpError } from './bind.js';
export const { sign, rpc, advisories, readReply } = bind(module);
