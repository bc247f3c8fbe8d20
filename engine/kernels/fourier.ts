/** @file The discrete Fourier transform of one row of complex numbers, in float64. */

/** Σ x[n]·e^(∓2πi·nk/N) of a row of pairs; with `inverse` the other sign and divided by N. */
export function fourier(x: Float64Array, inverse: boolean): Float64Array {
  const n = x.length / 2;
  const roots = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const angle = ((inverse ? 2 : -2) * Math.PI * k) / n;
    roots[2 * k] = Math.cos(angle);
    roots[2 * k + 1] = Math.sin(angle);
  }
  const out = transform(x, 0, 1, n, roots, 1);
  if (inverse) for (let i = 0; i < out.length; i++) out[i]! /= n;
  return out;
}

/** n elements from `start` on, `step` apart: even and odd halves while n is even, one by one where it is odd. */
function transform(
  x: Float64Array,
  start: number,
  step: number,
  n: number,
  roots: Float64Array,
  rootStep: number,
): Float64Array {
  const out = new Float64Array(2 * n);
  if (n % 2 === 0 && n > 0) {
    const half = n / 2;
    const even = transform(x, start, 2 * step, half, roots, 2 * rootStep);
    const odd = transform(x, start + step, 2 * step, half, roots, 2 * rootStep);
    for (let k = 0; k < half; k++) {
      const [c, s] = [roots[2 * k * rootStep]!, roots[2 * k * rootStep + 1]!];
      const [a, b] = [odd[2 * k]!, odd[2 * k + 1]!];
      const [re, im] = [c * a - s * b, c * b + s * a];
      out[2 * k] = even[2 * k]! + re;
      out[2 * k + 1] = even[2 * k + 1]! + im;
      out[2 * (k + half)] = even[2 * k]! - re;
      out[2 * (k + half) + 1] = even[2 * k + 1]! - im;
    }
    return out;
  }
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const root = 2 * (((j * k) % n) * rootStep);
      const at = 2 * (start + j * step);
      out[2 * k]! += roots[root]! * x[at]! - roots[root + 1]! * x[at + 1]!;
      out[2 * k + 1]! += roots[root]! * x[at + 1]! + roots[root + 1]! * x[at]!;
    }
  }
  return out;
}
