// A service worker may not wait while it is imported, and so compiles the module by itself.

import { bind, CenbwpError } from '../../pkg/bind.js';
import { run } from '../cases.js';

const bound = WebAssembly.compileStreaming(fetch(new URL('../../pkg/cenbwp.wasm', import.meta.url))).then(bind);

addEventListener('message', ({ ports: [port] }) => bound.then((functions) => run({ ...functions, CenbwpError })).then((count) => port.postMessage(count)));
