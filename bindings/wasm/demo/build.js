// Puts the page together in demo/dist, for any server of files. The modules go into a script, since the page may not fetch.

import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);
const OWN = ['index.html', 'style.css', 'page.js', 'form.js', 'reply.js', 'curl.js'];

for (const file of OWN) cpSync(here(file), here(`dist/${file}`));
const scripts = readdirSync(here('../pkg/')).filter((file) => /^\w+(\.bind)?\.js$/.test(file));
for (const file of scripts) cpSync(here(`../pkg/${file}`), here(`dist/pkg/${file}`));
const base64 = (file) => readFileSync(here(`../pkg/${file}.wasm`)).toString('base64');
const modules = ['cenbwp', 'acs3', 'explain'].map((file) => `export const ${file} = '${base64(file)}';\n`);
writeFileSync(here('dist/modules.js'), modules.join(''));
