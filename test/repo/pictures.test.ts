/** @file The pictures that ship are small: screenshots with a palette, whose colours are those of the screenshot. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasPalette, withPalette } from '../../scripts/lib/palettePng.mjs';
import { root } from '../../scripts/lib/paths.mjs';

describe('a screenshot with a palette', () => {
  const few = (i: number): number => (i % 7) * 0x10203;
  const many = (i: number): number => (i * 7919) & 0xffffff;

  it.each([0, 1, 2, 3, 4])('has the same colours, where they are few: filter %i', (filter) => {
    const { palette, pixels } = read(withPalette(screenshot(9, 5, few, filter)));
    expect(pixels.map((index) => palette[index])).toEqual(Array.from({ length: 45 }, (_, i) => few(i)));
  });

  it('has 256 near ones, where they are many', () => {
    const { palette, pixels } = read(withPalette(screenshot(60, 40, many, 0)));
    expect(palette.length).toBe(256);
    const apart = pixels.map((index, i) => distance(palette[index]!, many(i)));
    expect(apart.reduce((a, b) => a + b) / apart.length).toBeLessThan(30);
  });

  it('is not made of something else', () => {
    const once = withPalette(screenshot(4, 4, few, 0));
    expect(() => withPalette(once)).toThrow('not a screenshot');
  });
});

it('every picture of the docs that ships is one', () => {
  const folder = join(root, 'docs/images');
  const names = readdirSync(folder).filter((name) => name !== 'icon.png');
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !hasPalette(readFileSync(join(folder, name))))).toEqual([]);
});

/** A PNG as a browser writes it, all rows with one filter. */
function screenshot(width: number, height: number, colour: (i: number) => number, filter: number): Buffer {
  const stride = width * 3;
  const bytes = new Uint8Array(stride * height);
  for (let i = 0; i < width * height; i++) bytes.set(channels(colour(i)), i * 3);
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    rows[y * (stride + 1)] = filter;
    for (let x = 0; x < stride; x++) {
      const near = (dx: number, dy: number): number =>
        x - dx < 0 || y - dy < 0 ? 0 : bytes[(y - dy) * stride + x - dx]!;
      const [left, up, corner] = [near(3, 0), near(0, 1), near(3, 1)];
      const guess = left + up - corner;
      const paeth = [left, up, corner].reduce((a, b) => (Math.abs(guess - b) < Math.abs(guess - a) ? b : a));
      rows[y * (stride + 1) + 1 + x] = bytes[y * stride + x]! - [0, left, up, (left + up) >> 1, paeth][filter]!;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Of a PNG with a palette, whose checksums must be right. */
function read(png: Buffer): { palette: number[]; pixels: number[] } {
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    parts.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += length + 12;
  }
  const width = parts.get('IHDR')!.readUInt32BE(0);
  const colours = parts.get('PLTE')!;
  const palette = Array.from({ length: colours.length / 3 }, (_, i) => colours.readUIntBE(i * 3, 3));
  const rows = inflateSync(parts.get('IDAT')!);
  return { palette, pixels: [...rows].filter((_, i) => i % (width + 1) !== 0) };
}

function distance(a: number, b: number): number {
  const [x, y] = [channels(a), channels(b)];
  return Math.hypot(...x.map((value, i) => value - y[i]!));
}

function channels(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
