/** @file The blocked matrix product gives, bit for bit, what the plain sum gives: all sizes around a block, all layouts. */

import { describe, expect, test } from 'vitest';
import { matMul, type Matrix } from '../../engine/kernels/matMul';

/** Numbers of very different sizes, so that another order of adding would show. */
const numbers = (count: number, seed: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + seed) * 10 ** ((i + seed) % 7));

const stored = (values: Float64Array, rows: number, columns: number, transposed: boolean, offset: number): Matrix => ({
  values,
  offset,
  rowStep: transposed ? 1 : columns,
  columnStep: transposed ? rows : 1,
});

function plainProduct(a: Matrix, b: Matrix, m: number, k: number, n: number, out: Float32Array | Float64Array): void {
  const at = (x: Matrix, i: number, j: number) => x.values[x.offset + i * x.rowStep + j * x.columnStep]!;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let l = 0; l < k; l++) total += at(a, i, l) * at(b, l, j);
      out[i * n + j] = total;
    }
  }
}

const SIZES = [0, 1, 2, 3, 4, 5, 7, 8, 9, 17].flatMap((m) =>
  [0, 1, 5, 33].flatMap((k) => [1, 3, 4, 6, 13].map((n) => [m, k, n] as const)),
);

describe.each([
  ['a · b', false, false],
  ['aᵀ · b', true, false],
  ['a · bᵀ', false, true],
  ['aᵀ · bᵀ', true, true],
])('%s', (_, transposeA, transposeB) => {
  test.each([Float32Array, Float64Array])('%o', (Store) => {
    for (const [m, k, n] of SIZES) {
      const a = stored(numbers(m * k + 3, 1), m, k, transposeA, 3);
      const b = stored(numbers(k * n + 2, 5), k, n, transposeB, 2);
      const [out, expected] = [new Store(m * n), new Store(m * n)];
      matMul(a, b, m, k, n, out, 0);
      plainProduct(a, b, m, k, n, expected);
      expect(out, `${m} × ${k} × ${n}`).toEqual(expected);
    }
  });
});

test('NaN and infinities stay in their own rows and columns', () => {
  const n = 9;
  const a = new Float64Array(n * n).fill(1);
  const b = new Float64Array(n * n).fill(1);
  a[8 * n] = Infinity;
  b[8] = NaN;
  const out = new Float64Array(n * n);
  matMul(stored(a, n, n, false, 0), stored(b, n, n, false, 0), n, n, n, out, 0);
  const expected = Float64Array.from(out, (_, i) => (i % n === 8 ? NaN : i >= 8 * n ? Infinity : n));
  expect(out).toEqual(expected);
});
