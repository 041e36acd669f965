// Puts the page together in demo/dist, for any server of files. The module goes into a script, since the page may not fetch.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);
const OWN = ['index.html', 'style.css', 'page.js', 'fields.js', 'explain.js'];
const PACKAGE = ['error.js', 'texts.js', 'call.js', 'memory.js', 'reply.js', 'advise.js', 'bind.js'];

rmSync(here('dist'), { recursive: true, force: true });
mkdirSync(here('dist'));
for (const file of OWN) cpSync(here(file), here(`dist/${file}`));
for (const file of PACKAGE) cpSync(here(`../pkg/${file}`), here(`dist/${file}`));
writeFileSync(here('dist/module.js'), `export default '${readFileSync(here('../pkg/cenbwp.wasm')).toString('base64')}';\n`);
