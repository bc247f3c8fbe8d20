/** @file A file that the panel asks its host to save, and what came of it. */

export const SAVE_FORMATS = ['svg', 'png', 'dot', 'mermaid', 'json', 'html'] as const;
export type SaveFormat = (typeof SAVE_FORMATS)[number];

export interface SavedFile {
  readonly format: SaveFormat;
  /** The text; of a PNG its bytes in base64; null for HTML, which the host writes. */
  readonly content: string | null;
}

/** What happened, as a sentence; null where the reader changed their mind. */
export interface SaveAnswer {
  readonly sentence: string | null;
}

const ENDINGS: Readonly<Record<SaveFormat, string>> = {
  svg: 'svg',
  png: 'png',
  dot: 'dot',
  mermaid: 'mmd',
  json: 'json',
  html: 'html',
};

/** `first.ts` as SVG is `first.svg`. */
export function fileNameFor(snippet: string, format: SaveFormat): string {
  return `${snippet.replace(/\.[cm]?[jt]sx?$/, '') || 'graph'}.${ENDINGS[format]}`;
}
