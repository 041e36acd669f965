// The entries of the npm package, one a WebAssembly module, each in the forms that runtimes and bundlers take.

/** By the file in modules/: the import, the file of the compiled module, the script over it, and what it exports: of the module, and of no module. */
export const ENTRIES = {
  rpc: { path: '.', wasm: 'cenbwp.wasm', script: 'bind', functions: ['sign', 'rpc', 'advisories'], more: ['readReply'] },
  acs3: { path: './acs3', wasm: 'acs3.wasm', script: 'acs3.bind', functions: ['sign', 'rpc'], more: [] },
  explain: { path: './explain', wasm: 'explain.wasm', script: 'explain.bind', functions: ['explain'], more: [] },
};

const nameOf = ({ path }) => path.slice(2) || 'index';

const bound = ({ functions, more }) => `{ ${[...functions, ...more].join(', ')} }`;

/** The files of an entry, by their names, and its part of `exports` in package.json. */
export const write = (entry) => {
  const { path, wasm, script, functions, more } = entry;
  const name = nameOf(entry);
  const types = `./${name}.d.ts`;
  const files = {
    // A page fetches the module.
    [`${name}.js`]: `import { bind } from './${script}.js';
export { CenbwpError } from './error.js';
const response = await fetch(new URL('./${wasm}', import.meta.url));
if (!response.ok) throw new Error(\`${wasm}: the server answers \${response.status}\`);
export const ${bound(entry)} = bind(await WebAssembly.compile(await response.arrayBuffer()));`,

    [`${name}.node.js`]: `import { readFileSync } from 'node:fs';
import { bind } from './${script}.js';
export { CenbwpError } from './error.js';
export const ${bound(entry)} = bind(readFileSync(new URL('./${wasm}', import.meta.url)));`,

    // Where WebAssembly is imported, the module comes compiled, as to Workers, which may not compile, or as bytes. What is not used is left out.
    [`${name}.bundled.js`]: `import module from './${wasm}';
import * as api from './${script}.js';
import { open } from './memory.js';
export { CenbwpError } from './error.js';
const call = open(module);
${functions.map((called) => `export const ${called} = (...given) => api.${called}(call, ...given);`).join('\n')}
${more.map((called) => `export { ${called} } from './${script}.js';`).join('\n')}`,

    [`${script}.d.ts`]: `import type * as entry from './${name}.js';

export { CenbwpError } from './index.js';

/**
 * The functions of a module that was compiled elsewhere, for where a module may not be fetched while it is imported: a service worker, a
 * script without \`import\`, or a bundler that moves \`${wasm}\`.
 *
 * @param module \`cenbwp/${wasm}\`, compiled, or its bytes.
 */
export function bind(module: WebAssembly.Module | BufferSource): Pick<typeof entry, '${[...functions, ...more].join("' | '")}'>;
`,
  };
  const bundled = { types, default: `./${name}.bundled.js` };
  const exported = {
    // Nothing waits in Node's entry, so that it can be required too.
    [path]: { workerd: bundled, esbuild: bundled, node: { types, default: `./${name}.node.js` }, types, default: `./${name}.js` },
    [path === '.' ? './bind' : `${path}/bind`]: { types: `./${script}.d.ts`, default: `./${script}.js` },
    [`./${wasm}`]: { types: './wasm.d.ts', default: `./${wasm}` },
  };
  return { files, exported };
};
