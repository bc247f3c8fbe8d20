/** @file linalg.qr of tall, square and wide matrices: A = QR, Q orthonormal, R triangular, TF.js's signs, and gradients against central differences. */

import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';

const matrix = (rows: number, columns: number) =>
  tf.tensor(
    Array.from({ length: rows * columns }, (_, i) => Math.round(Math.sin(i * 2.3 + 1) * 100) / 50),
    [rows, columns],
    'float64',
  );

describe.each([
  [1, 1],
  [3, 3],
  [4, 2],
  [2, 4],
  [1, 3],
])('qr of %i × %i', (rows, columns) => {
  it.each([false, true])('fullMatrices %s', (full) => {
    const a = matrix(rows, columns);
    const [q, r] = tf.linalg.qr(a, full);
    const kept = full ? rows : Math.min(rows, columns);
    expect([q.shape, r.shape]).toEqual([
      [rows, kept],
      [kept, columns],
    ]);
    expect(distance(tf.matMul(q, r), a)).toBeLessThan(1e-12);
    expect(distance(tf.matMul(q, q, true), tf.eye(kept, kept, [], 'float64'))).toBeLessThan(1e-12);
    expect(distance(r, tf.linalg.bandPart(r, 0, -1))).toBeLessThan(1e-12);
  });

  it('gradients of Q and of R', () => {
    const a = matrix(rows, columns);
    expect(tf.checkGradients((x) => tf.linalg.qr(x!), [a]).mismatches).toEqual([]);
  });
});

it('the signs are TF.js’s, square and wide alike: each diagonal entry against its pivot', () => {
  const signs = (a: tf.Tensor) => tf.sign(tf.linalg.diagPart(tf.linalg.qr(a)[1])).dataSync();
  expect([...signs(tf.tensor2d([[10]]))]).toEqual([-1]);
  expect([...signs(tf.tensor2d([[1, 2], [0, 4]]))]).toEqual([-1, -1]); // prettier-ignore
  expect([...signs(tf.tensor2d([[-1, 2, 3], [0, 4, 5]]))]).toEqual([1, -1]); // prettier-ignore
});

it('a column of zeros stays one', () => {
  const [q, r] = tf.linalg.qr(tf.tensor2d([[0, 1], [0, 2]])); // prettier-ignore
  expect([...q.dataSync(), ...r.dataSync()].every(Number.isFinite)).toBe(true);
  expect(distance(tf.matMul(q, r), tf.tensor2d([[0, 1], [0, 2]]))).toBeLessThan(1e-6); // prettier-ignore
});

function distance(a: tf.Tensor, b: tf.Tensor): number {
  return Math.max(0, ...tf.abs(tf.sub(a, b)).dataSync());
}
