/** @file The gamma function's family: log Γ, its derivative ψ (digamma), and all further derivatives ψ⁽ⁿ⁾ (polygamma). */

/** From here on the asymptotic series are exact to the last digit. */
const FAR = 12;

/** B₂, B₄, … */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** log |Γ(x)|; ∞ at 0 and the negative whole numbers. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (!Number.isFinite(x) || isPole(x)) return Infinity;
  // Γ(x)·Γ(1 − x) = π/sin πx
  if (x < 0.5) return Math.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x);
  // The two zeros: near them the series below would leave only rounding errors.
  if (Math.abs(x - 1) < 0.25) return lgammaNear1(x - 1);
  if (Math.abs(x - 2) < 0.25) return Math.log1p(x - 2) + lgammaNear1(x - 2);
  let shift = 1;
  let at = x;
  for (; at < FAR; at++) shift *= at;
  let series = (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI);
  BERNOULLI.forEach((b, i) => (series += b / ((2 * i + 2) * (2 * i + 1) * at ** (2 * i + 1))));
  return series - Math.log(shift);
}

/** log Γ(1 + t) = −γt + Σₙ₌₂ ζ(n)(−t)ⁿ/n. */
function lgammaNear1(t: number): number {
  let power = -t;
  let total = EULER * -t;
  for (let n = 2; n < 40; n++) {
    power *= -t;
    total += (zetaMinus1(n) * power) / n;
  }
  // Σ (−t)ⁿ/n from n = 2, taken out of ζ(n), is −log(1 + t) + t.
  return total - Math.log1p(t) + t;
}
const EULER = 0.5772156649015329;

/** ζ(n) − 1 = Σ k⁻ⁿ from k = 2. */
function zetaMinus1(n: number): number {
  return hurwitz(n, 2);
}

/** ψ(x) = (log Γ)′(x); NaN at 0 and the negative whole numbers. */
export function digamma(x: number): number {
  if (isPole(x)) return NaN;
  if (x === Infinity) return Infinity;
  // ψ(1 − x) − ψ(x) = π/tan πx
  if (x < 0) return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  let total = 0;
  let at = x;
  for (; at < FAR; at++) total -= 1 / at;
  total += Math.log(at) - 0.5 / at;
  BERNOULLI.forEach((b, i) => (total -= b / ((2 * i + 2) * at ** (2 * i + 2))));
  return total;
}

/** ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! ζ(n + 1, x), the n-th derivative of ψ; n is a whole number from 0 on, else NaN. */
export function polygamma(n: number, x: number): number {
  if (n === 0) return digamma(x);
  if (!Number.isInteger(n) || n < 0 || Number.isNaN(x)) return NaN;
  if (isPole(x)) return n % 2 === 1 ? Infinity : NaN;
  let factorial = 1;
  for (let i = 2; i <= n; i++) factorial *= i;
  return (n % 2 === 0 ? -1 : 1) * factorial * hurwitz(n + 1, x);
}

/** ζ(s, x) = Σ (x + k)⁻ˢ over k ≥ 0 for whole s ≥ 2: the first terms one by one, the rest by Euler and Maclaurin. */
function hurwitz(s: number, x: number): number {
  let total = 0;
  let at = x;
  // The last of many terms below x = 0 no longer matter; nobody waits for more.
  for (let k = 0; at < FAR + s && k < 1e6; k++, at++) total += at ** -s;
  total += at ** (1 - s) / (s - 1) + 0.5 * at ** -s;
  // + Σ B₂ᵢ/(2i)! · s(s+1)…(s+2i−2) · x^(−s−2i+1)
  let factor = s / 2;
  BERNOULLI.forEach((b, i) => {
    total += b * factor * at ** (-s - 2 * i - 1);
    factor *= ((s + 2 * i + 1) * (s + 2 * i + 2)) / ((2 * i + 3) * (2 * i + 4));
  });
  return total;
}

function isPole(x: number): boolean {
  return x <= 0 && Number.isInteger(x);
}

function sinPi(x: number): number {
  return Math.sin(Math.PI * (x - 2 * Math.round(x / 2)));
}
