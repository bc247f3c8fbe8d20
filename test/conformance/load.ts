/** @file Finds the test files in the npm package and runs one: its imports answered by `modules.ts`, jasmine's globals by ours. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { transformSync } from 'esbuild';
import * as jasmineGlobals from './jasmine';
import { engineModule } from './modules';

const packageRequire = createRequire(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core/package.json'));
const root = join(dirname(packageRequire.resolve('@tensorflow/tfjs-core/package.json')), 'dist');

/** Every `*_test.js` of the package, relative to its `dist`. */
export function testFiles(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('_test.js'))
    .sort();
}

/** Runs a test file's top level, which registers its cases. */
export function loadTestFile(file: string): void {
  evaluate(file);
}

/** Helpers of the package that tests share (image data, random-number checks), evaluated once. */
const helpers = new Map<string, Record<string, unknown>>();

function load(from: string, request: string): unknown {
  if (!request.startsWith('.')) return packageRequire(request);
  const path = posix.join(posix.dirname(from), request);
  const ours = engineModule(path);
  if (ours !== undefined) return ours;
  const known = helpers.get(path);
  if (known !== undefined) return known;
  const helper = evaluate(`${path}.js`);
  helpers.set(path, helper);
  return helper;
}

function evaluate(file: string): Record<string, unknown> {
  const path = join(root, file);
  const source = readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL.*$/m, '');
  const { code } = transformSync(source, { format: 'cjs', target: 'es2022', sourcefile: path });
  const module = { exports: {} as Record<string, unknown> };
  const globals = { ...jasmineGlobals, require: (request: string) => load(file, request), module };
  const names = Object.keys(globals);
  const run = new Function(...names, `${code}\n//# sourceURL=${path}`) as (...values: unknown[]) => void;
  run(...Object.values(globals));
  return module.exports;
}
