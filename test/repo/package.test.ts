/** @file The npm package as its users meet it, after `npm run build`: what `exports` and `bin` name exists and works. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

interface Manifest {
  readonly bin: { readonly tapescope: string };
  readonly exports: { readonly '.': { readonly types: string; readonly import: string } };
  readonly main: string;
  readonly dependencies?: object;
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** The project is its own package: its name resolves by `exports`, as in a project that installed it. */
function node(program: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' });
}

const SQUARE =
  'const x = tf.variable(3); const tape = new tf.GradientTape(); const z = tape.record(() => tf.square(x));';

describe('the package', () => {
  it.each([
    ['bin', manifest.bin.tapescope],
    ['engine', manifest.exports['.'].import],
    ['types', manifest.exports['.'].types],
    ['extension', manifest.main],
  ])('has the file of its %s: %s', (_what, file) => {
    expect(existsSync(join(root, file)), 'run `npm run build` first').toBe(true);
  });

  it.each(["import * as tf from 'tapescope';", "import tf from 'tapescope';"])('%s gives the engine', (statement) => {
    expect(node(`${statement} ${SQUARE} console.log(tape.gradient(z, x).dataSync()[0]);`)).toBe('6\n');
  });

  it('needs no other package', () => {
    expect(manifest.dependencies).toBeUndefined();
  });

  it('runs from its bin', () => {
    const output = execFileSync(process.execPath, [join(root, manifest.bin.tapescope), '--version'], {
      encoding: 'utf8',
    });
    expect(output.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
