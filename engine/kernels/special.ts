/** @file Scalar functions that Math does not have. */

/** The error function: a power series near 0, a continued fraction of erfc beyond; full float64 accuracy. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(x)) return NaN;
  if (a > 6) return Math.sign(x);
  return a < 2.5 ? Math.sign(x) * erfSeries(a) : Math.sign(x) * (1 - erfcFraction(a));
}

/** 1 − erf(x) without losing the digits of a small rest. */
function erfc(x: number): number {
  return x < 2.5 ? 1 - erf(x) : erfcFraction(x);
}

/** The x with erf(x) = y: a close guess (Winitzki), then Halley's steps; on the rest 1 − y where y is near 1. */
export function erfinv(y: number): number {
  const a = Math.abs(y);
  if (!(a <= 1)) return NaN;
  if (a === 1) return y * Infinity;
  if (a === 0) return y;
  const l = Math.log1p(-a * a);
  const c = 2 / (Math.PI * 0.147) + l / 2;
  let x = Math.sqrt(Math.sqrt(c * c - l / 0.147) - c);
  for (let i = 0; i < 4; i++) {
    const off = a < 0.5 ? erf(x) - a : 1 - a - erfc(x);
    const step = (off * Math.sqrt(Math.PI) * Math.exp(x * x)) / 2;
    x -= step / (1 + x * step);
  }
  return Math.sign(y) * x;
}

/** erf(x) = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): all terms positive, nothing cancels. */
function erfSeries(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; term > total * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

/** erfc(x) = e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), evaluated from the inside. */
function erfcFraction(x: number): number {
  let tail = x;
  for (let n = 60; n >= 1; n--) tail = x + n / 2 / tail;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail;
}

export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** log(1 + eˣ) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Half to even, as TensorFlow (and TF.js) rounds. */
export function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The remainder of a/b with the sign of b. */
export function floorMod(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** log(eᵃ + eᵇ) without overflow. */
export function logAddExp(a: number, b: number): number {
  const top = Math.max(a, b);
  return Number.isFinite(top) ? top + Math.log1p(Math.exp(-Math.abs(a - b))) : top;
}
