// Makes the npm package in pkg/, from Rust and JavaScript: npm run build

import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const PACKAGE = path('pkg');
const TARGET = 'wasm32-unknown-unknown';
/** The modules, by their files in modules/. */
const MODULES = { rpc: 'cenbwp.wasm' };

const run = (command, ...args) =>
  execFileSync(command, args, { cwd: path('.'), encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });

/** Whether rustup has the target, or can install it. */
const hasTarget = () => {
  try {
    run('rustup', 'target', 'add', TARGET);
    return true;
  } catch {
    return false;
  }
};

/** Compiles the modules, and gives cargo's file of each, wherever its target directory is. */
const compile = () => {
  // Where rustup cannot install the target, ci/cross knows another way.
  const [command, ...first] = hasTarget() ? ['cargo'] : [path('../../ci/cross'), TARGET];
  const examples = Object.keys(MODULES).flatMap((name) => ['--example', name]);
  const options = ['--locked', '--package', 'cenbwp-wasm', '--profile', 'wasm', '--message-format=json-render-diagnostics'];
  const target = first.length ? [] : ['--target', TARGET];
  const messages = run(command, ...first, 'build', ...options, ...examples, ...target).trim().split('\n');
  const files = messages.flatMap((message) => JSON.parse(message).filenames ?? []).filter((file) => file.endsWith('.wasm'));
  return Object.fromEntries(files.map((file) => [basename(file, '.wasm'), file]));
};

/** Makes a module smaller; only with what every runtime has, for with all features comes a module that Node 20 cannot load. */
const optimize = (from, to) => {
  const features = ['bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int'].map((feature) => `--enable-${feature}`);
  const stripped = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  run(process.execPath, path('node_modules/binaryen/bin/wasm-opt'), ...features, ...stripped, '-Oz', '--converge', '-o', to, from);
};

/** Minifies scripts one by one, so that all entries share one class of errors. */
const minify = (scripts, outdir, format) =>
  build({ entryPoints: scripts, outdir, format, target: 'es2022', minify: true, logLevel: 'warning', allowOverwrite: true });

rmSync(PACKAGE, { recursive: true, force: true });
cpSync(path('npm'), PACKAGE, { recursive: true, filter: (file) => !file.endsWith('.rs') });
for (const file of ['README.md', '../../LICENSE-MIT', '../../LICENSE-APACHE']) cpSync(path(file), join(PACKAGE, basename(file)));
writeFileSync(join(PACKAGE, 'texts.js'), run('cargo', 'run', '--quiet', '--locked', '--package', 'cenbwp-wasm', '--example', 'texts'));
const compiled = compile();
for (const [name, file] of Object.entries(MODULES)) optimize(compiled[name], join(PACKAGE, file));

const shared = ['error', 'texts', 'call', 'memory', 'reply', 'advise', 'bind'].map((name) => join(PACKAGE, `${name}.js`));
await minify(shared, join(PACKAGE, 'cjs'), 'cjs');
await minify([...shared, ...['index', 'index.node', 'index.bundled'].map((name) => join(PACKAGE, `${name}.js`))], PACKAGE, 'esm');
for (const types of ['index', 'bind']) cpSync(join(PACKAGE, `${types}.d.ts`), join(PACKAGE, 'cjs', `${types}.d.ts`));
