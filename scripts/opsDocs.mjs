/** @file `npm run docs:ops`: writes docs/ops.md. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tfjs from '@tensorflow/tfjs-core';
import { build } from 'esbuild';
import { opsDocs } from './lib/opsDocs.mjs';
import { root } from './lib/paths.mjs';

const outfile = join(root, 'dist/docs/engine.mjs');
await build({
  absWorkingDir: root,
  stdin: {
    contents: "export * as tf from './engine/index'; export { OPS } from './engine/ops/index';",
    resolveDir: root,
  },
  outfile,
  bundle: true,
  platform: 'neutral',
  format: 'esm',
  logLevel: 'warning',
});
const engine = await import(pathToFileURL(outfile).href);
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs/ops.md'), opsDocs(engine.OPS, engine.tf, tfjs));
