/** @file Linear algebra on one square matrix at a time, row-major in float64: factorizations, and solving with them. */

/** Lower triangular L with L·Lᵀ = a, of which only the lower triangle is read; null where a is not positive definite. */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= l[i * n + k]! * l[j * n + k]!;
      if (i === j && rest <= 0) return null;
      l[i * n + j] = i === j ? Math.sqrt(rest) : rest / l[j * n + j]!;
    }
  }
  return l;
}

/** a = P·L·U in one array (L without its diagonal of ones), the row each row came from, and the sign of that permutation. */
export interface Lu {
  readonly lu: Float64Array;
  readonly rows: Int32Array;
  readonly sign: 1 | -1;
  /** A pivot was exactly 0. */
  readonly singular: boolean;
}

/** With the largest element of each column as pivot. */
export function luFactors(a: Float64Array, n: number): Lu {
  const lu = a.slice();
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  let sign: 1 | -1 = 1;
  let singular = false;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[pivot * n + k]!)) pivot = i;
    if (pivot !== k) {
      exchangeRows(lu, n, k, pivot);
      exchangeRows(rows, 1, k, pivot);
      sign = sign === 1 ? -1 : 1;
    }
    const top = lu[k * n + k]!;
    if (top === 0) {
      singular = true;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = (lu[i * n + k]! /= top);
      if (factor !== 0) for (let j = k + 1; j < n; j++) lu[i * n + j]! -= factor * lu[k * n + j]!;
    }
  }
  return { lu, rows, sign, singular };
}

/** x with a·x = b for the factors of a; b and x are [n, columns]. */
export function luSolve({ lu, rows }: Lu, b: Float64Array, n: number, columns: number): Float64Array {
  const x = new Float64Array(n * columns);
  rows.forEach((from, to) => x.set(b.subarray(from * columns, (from + 1) * columns), to * columns));
  triangularSolve(lu, x, n, columns, { lower: true, unitDiagonal: true });
  triangularSolve(lu, x, n, columns, { lower: false, unitDiagonal: false });
  return x;
}

/** Overwrites x with the solution of t·z = x, where t is one triangle of `a`. */
export function triangularSolve(
  a: Float64Array,
  x: Float64Array,
  n: number,
  columns: number,
  { lower, unitDiagonal }: { readonly lower: boolean; readonly unitDiagonal: boolean },
): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step;
    const [from, to] = lower ? [0, i] : [i + 1, n];
    for (let c = 0; c < columns; c++) {
      let rest = x[i * columns + c]!;
      for (let k = from; k < to; k++) rest -= a[i * n + k]! * x[k * columns + c]!;
      x[i * columns + c] = unitDiagonal ? rest : rest / a[i * n + i]!;
    }
  }
}

function exchangeRows(x: Float64Array | Int32Array, width: number, a: number, b: number): void {
  for (let j = 0; j < width; j++) {
    const kept = x[a * width + j]!;
    x[a * width + j] = x[b * width + j]!;
    x[b * width + j] = kept;
  }
}

/** Eigenvalues in rising order and, as columns, eigenvectors of a symmetric matrix, of which only the lower triangle is read (Jacobi's rotations). */
export function symmetricEigen(given: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = given.slice();
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j]!;
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60 && offDiagonal(a, n) > 0; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[i * n + i]! - a[j * n + j]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[i * n + to] = v[i * n + from]!;
  });
  return { values: Float64Array.from(order, (i) => a[i * n + i]!), vectors };
}

/** How far from diagonal; 0 as soon as what is left cannot change a digit. */
function offDiagonal(a: Float64Array, n: number): number {
  let off = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const square = a[i * n + j]! ** 2;
      all += square;
      if (i !== j) off += square;
    }
  }
  return off > all * 1e-36 ? off : 0;
}

/** One rotation of rows and columns p and q that makes their common element 0. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const common = a[p * n + q]!;
  if (common === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * common);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (x: Float64Array, i: number, j: number): void => {
    const [left, right] = [x[i]!, x[j]!];
    x[i] = c * left - s * right;
    x[j] = s * left + c * right;
  };
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) turn(v, k * n + p, k * n + q);
}
