/** @file Random numbers: one seeded generator of uniform, normal, truncated normal and gamma values. */

/**
 * A stream of random numbers. With a seed it is the same every time; without one it starts from `Math.random`,
 * which a run seeds, so that a snippet gives the same numbers whenever it runs.
 */
export class RandomStream {
  private state: number;
  private spareNormal: number | null = null;

  constructor(seed?: number) {
    this.state = Math.floor((seed === undefined ? Math.random() : fraction(seed)) * 4294967296) >>> 0;
  }

  /** In [0, 1): a 32-bit counter stepped by an odd constant and mixed (the "mulberry" scheme). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  }

  /** Mean 0, deviation 1: two from each point found inside the unit circle (the polar method). */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        this.spareNormal = v * scale;
        return u * scale;
      }
    }
  }

  /** Normal values with those beyond two deviations drawn again. */
  truncatedNormal(): number {
    for (;;) {
      const x = this.normal();
      if (Math.abs(x) <= 2) return x;
    }
  }

  /** Gamma with the given shape and rate 1 (Marsaglia and Tsang: a squeezed cube of a normal). */
  gamma(alpha: number): number {
    // Below 1 the method needs a larger shape, corrected by a power of a uniform number.
    if (alpha < 1) return this.gamma(alpha + 1) * this.uniform() ** (1 / alpha);
    const d = alpha - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}

/** Any number as a fraction in [0, 1), so that seeds 1 and 2 lead to unrelated streams. */
function fraction(seed: number): number {
  const x = Math.abs(Math.sin(seed + 1) * 43758.5453123);
  return x - Math.floor(x);
}
