/** @file Colours as numbers: read from CSS, mixed, and moved until text on them can be read. */

/** Red, green, blue in 0…255. */
export type Rgb = readonly [number, number, number];

/** Least contrast of text that WCAG AA asks for. */
export const READABLE = 4.5;

/** `#rgb`, `#rrggbb(aa)`, `rgb()` and `rgba()`, laid over `under` where transparent, and any of them made opaque by `rgb(from … r g b / 1)`; null for anything else. */
export function parseColour(css: string, under: Rgb = [255, 255, 255]): Rgb | null {
  const text = css.trim().toLowerCase();
  const seeThrough = /^rgb\(from (.+) r g b \/ 1\)$/.exec(text)?.[1];
  if (seeThrough !== undefined) return parseColour(withoutAlpha(seeThrough));
  const hex = /^#([0-9a-f]{3,8})$/.exec(text)?.[1];
  if (hex !== undefined) {
    const wide = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
    if (wide.length !== 6 && wide.length !== 8) return null;
    const channel = (i: number): number => parseInt(wide.slice(2 * i, 2 * i + 2), 16);
    return mix([channel(0), channel(1), channel(2)], under, wide.length === 8 ? channel(3) / 255 : 1);
  }
  const numbers = /^rgba?\(([^)]*)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!numbers || numbers.length < 3 || numbers.some(Number.isNaN)) return null;
  const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
  return mix([r, g, b], under, alpha);
}

function withoutAlpha(css: string): string {
  return css
    .trim()
    .replace(/^#([0-9a-f]{3})[0-9a-f]$|^#([0-9a-f]{6})[0-9a-f]{2}$/, '#$1$2')
    .replace(/^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+).*$/, 'rgb($1, $2, $3)');
}

/** `share` of `a`, the rest `b`. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const channel = (i: 0 | 1 | 2): number => Math.round(a[i] * share + b[i] * (1 - share));
  return [channel(0), channel(1), channel(2)];
}

/** WCAG's contrast ratio, 1…21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** `colour`, moved towards black or white only as far as text in it on `background` needs. */
export function readable(colour: Rgb, background: Rgb, least = READABLE): Rgb {
  const away: Rgb = luminance(background) < 0.18 ? [255, 255, 255] : [0, 0, 0];
  for (let share = 1; share > 0; share -= 0.05) {
    const moved = mix(colour, away, share);
    if (contrast(moved, background) >= least) return moved;
  }
  return away;
}

export function cssColour([r, g, b]: Rgb): string {
  return `rgb(${r}, ${g}, ${b})`;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
