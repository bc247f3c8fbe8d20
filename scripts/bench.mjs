/** @file `npm run bench`: bundles the benches with our engine and its peers into one program, as an application would, and runs it. */

import { join } from 'node:path';
import { build } from 'esbuild';
import { ensureFlatTypes } from './flatTypes.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

ensureFlatTypes(join(root, '.cache/types'));
const outfile = join(root, 'dist/bench/main.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/main.mjs'],
  outfile,
  bundle: true,
  platform: 'node',
  // TensorFlow.js's WebAssembly glue asks for `__dirname`.
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['@jax-js/jax'],
  logLevel: 'warning',
});
await run(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], { cwd: root });
