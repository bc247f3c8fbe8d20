/** @file An SVG of ours as a PNG, drawn by the browser, in the theme of its reader. */

/** Pixels per unit, so that text stays sharp on any screen. */
const DENSITY = 2;
/** More, along a side, a browser's canvas does not take. */
const MOST_PIXELS = 12_000;

/** The PNG's bytes in base64; null where the browser could not draw it. */
export async function svgToPng(svg: string, isDark: boolean): Promise<string | null> {
  const themed = svg.replace('(prefers-color-scheme:dark)', isDark ? 'all' : 'not all');
  const url = URL.createObjectURL(new Blob([themed], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const density = Math.min(DENSITY, MOST_PIXELS / Math.max(image.width, image.height, 1));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.width * density);
    canvas.height = Math.ceil(image.height * density);
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
