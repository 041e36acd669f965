// A service worker may not wait while it is imported, and so compiles the modules by itself.

import { bind as bindAcs3 } from '../../pkg/acs3.bind.js';
import { bind, CenbwpError } from '../../pkg/bind.js';
import { bind as bindExplain } from '../../pkg/explain.bind.js';
import { run } from '../cases.js';

const compile = (file) => WebAssembly.compileStreaming(fetch(new URL(`../../pkg/${file}.wasm`, import.meta.url)));

const bound = Promise.all([compile('cenbwp').then(bind), compile('acs3').then(bindAcs3), compile('explain').then(bindExplain)]);

addEventListener('message', ({ ports: [port] }) =>
  bound.then(([functions, ...entries]) => run({ ...functions, CenbwpError }, ...entries)).then((count) => port.postMessage(count)),
);
