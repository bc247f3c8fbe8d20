/** @file `npm run bench`: bundles each bench with its peers as one program, as an application would, and runs it. */

import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const outfile = join(root, 'dist/bench/tape.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/tape.mjs'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
await run(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root });
