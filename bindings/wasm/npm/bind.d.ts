import type { advisories, readReply, rpc, sign } from './index.js';

export { CenbwpError } from './index.js';

/** What the package exports. */
export interface Bound {
  sign: typeof sign;
  rpc: typeof rpc;
  advisories: typeof advisories;
  readReply: typeof readReply;
}

/**
 * The functions of a module that was compiled elsewhere, for where a module may not be fetched while it is imported: a service worker, a
 * script without `import`, or a bundler that moves `cenbwp.wasm`.
 *
 * @param module `cenbwp/cenbwp.wasm`, compiled, or its bytes.
 */
export function bind(module: WebAssembly.Module | BufferSource): Bound;
