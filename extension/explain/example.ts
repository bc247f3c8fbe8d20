/** @file What a list of examples says of each: a title from its file name, and its own first comment line. */

/** `examples/01-first-gradient.ts` → `First gradient`. */
export function exampleTitle(name: string): string {
  const words = (name.split('/').at(-1) ?? name)
    .replace(/\.[a-z]+$/, '')
    .replace(/^\d+-/, '')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The first line of the text where it is a comment; empty where it is none. */
export function exampleLine(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return /^\/\/\s*(.*\S)/.exec(first)?.[1] ?? '';
}
