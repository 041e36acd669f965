// Makes the npm package in pkg/, from Rust and JavaScript: npm run build

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { ENTRIES, write } from './entries.js';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const PACKAGE = path('pkg');
const TARGET = 'wasm32-unknown-unknown';
/** SHA-256 is 2 KB of code then, and not 9, and less is inlined, which costs a tenth of the speed and saves 1.6 KB. */
const COMPACT = `target.${TARGET}.rustflags=['--cfg', 'sha2_backend_soft="compact"', '-Cllvm-args=-inline-threshold=25']`;

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
  const [command, ...first] = hasTarget() ? ['cargo', 'build', '--target', TARGET] : [path('../../ci/cross'), TARGET, 'build'];
  const examples = Object.keys(ENTRIES).flatMap((name) => ['--example', name]);
  const options = ['--locked', '--package', 'cenbwp-wasm', '--profile', 'wasm', '--config', COMPACT, '--message-format=json-render-diagnostics'];
  const messages = run(command, ...first, ...options, ...examples).trim().split('\n');
  const files = messages.flatMap((message) => JSON.parse(message).filenames ?? []).filter((file) => file.endsWith('.wasm'));
  return Object.fromEntries(files.map((file) => [basename(file, '.wasm'), file]));
};

/** Makes a module smaller; only with what every runtime has, for with all features comes a module that Node 20 cannot load. */
const optimize = (from, to) => {
  const features = ['bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int'].map((feature) => `--enable-${feature}`);
  const stripped = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  run(process.execPath, path('node_modules/binaryen/bin/wasm-opt'), ...features, ...stripped, '-Oz', '--converge', '-o', to, from);
};

rmSync(PACKAGE, { recursive: true, force: true });
cpSync(path('npm'), PACKAGE, { recursive: true, filter: (file) => !file.endsWith('.rs') });
for (const file of ['README.md', '../../LICENSE-MIT', '../../LICENSE-APACHE']) cpSync(path(file), join(PACKAGE, basename(file)));
const texts = (...args) => run('cargo', 'run', '--quiet', '--locked', '--package', 'cenbwp-wasm', '--example', 'texts', '--', ...args);
writeFileSync(join(PACKAGE, 'texts.js'), texts());
const types = join(PACKAGE, 'index.d.ts');
writeFileSync(types, readFileSync(types, 'utf8').replace(/ *\/\/ The parameters of.*\n/, () => texts('types')));
mkdirSync(path('demo/dist'), { recursive: true });
writeFileSync(path('demo/dist/parameters.js'), texts('form'));

const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
const compiled = compile();
for (const [name, entry] of Object.entries(ENTRIES)) {
  const { files, exported } = write(entry);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(PACKAGE, file), text);
  manifest.exports = { ...manifest.exports, ...exported };
  optimize(compiled[name], join(PACKAGE, entry.wasm));
}
manifest.exports['./package.json'] = './package.json';
writeFileSync(join(PACKAGE, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

// One by one, so that all entries share one class of errors.
const entryPoints = readdirSync(PACKAGE).filter((file) => file.endsWith('.js')).map((file) => join(PACKAGE, file));
await build({ entryPoints, outdir: PACKAGE, format: 'esm', target: 'es2022', minify: true, logLevel: 'warning', allowOverwrite: true });
