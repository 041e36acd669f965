// For bundlers that import WebAssembly: the module comes compiled, as to Workers, which may not compile, or as bytes.
import module from './cenbwp.wasm';
import { listAdvisories, signOperation, signRequest } from './bind.js';
import { open } from './memory.js';

export { CenbwpError } from './error.js';
export { readReply } from './reply.js';

const call = open(module);
export const sign = (request, credentials, options) => signRequest(call, request, credentials, options);
export const rpc = (operation, credentials, options) => signOperation(call, operation, credentials, options);
export const advisories = (request) => listAdvisories(call, request);
