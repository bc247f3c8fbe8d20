/** @file What is pasted → Python as it was meant: gutters, prompts, columns of a slide, printed results and formula marks taken apart. Pure. */

export interface Paste {
  /** Python, a comment for each line that is none; several where a slide shows several side by side. */
  readonly parts: readonly string[];
  /** What was read otherwise than it stands, as sentences. */
  readonly notes: readonly string[];
}

/** Marks a comment that tells what Python printed. */
export const PRINTED = '→ ';

const PYTHON_WORDS = new Set(
  'and as assert break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield async await True False None'.split(
    ' ',
  ),
);

export function cleanPaste(pasted: string): Paste {
  const lines = withoutMarks(pasted).split('\n');
  const notes = new Set<string>();
  const parts = columnsOf(lines).map((column) =>
    lostBlocks(joinedNames(indented(notPython(column)), notes), notes).join('\n'),
  );
  return { parts, notes: [...notes] };
}

/** Formula marks that stand for Python, and what surrounds code in Markdown and in notebooks. */
function withoutMarks(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\^\{\s*(?:\*|\\\*|\\ast|\\times){2}\s*\}/g, '**')
    .replace(/\\times(?![a-z])/g, 'x')
    .replace(/\\_/g, '_')
    .replace(/^ *(?:In|Out) ?\[\d*\]: ?/gm, '')
    .replace(/^ *\.\.\.: ?/gm, '')
    .replace(/^( *)(?:>>>|\.\.\.) ?/gm, '$1')
    .replace(/^ *```.*$/gm, '')
    .replace(/^ *[%!]\w.*$/gm, '')
    .replace(/\t/g, '        ');
}

/** How far right a second column begins at least, and how far it jumps from the line before. */
const COLUMN = 30;
const JUMP = 12;

/** Two snippets side by side, as a slide has them, one after the other. */
function columnsOf(lines: readonly string[]): string[][] {
  let depth = 0;
  let before = 0;
  const right = lines.map((line) => {
    const indent = indentOf(line);
    const isRight = depth === 0 && indent >= COLUMN && (indent - before >= JUMP || before >= COLUMN);
    if (line.trim() !== '') {
      depth = Math.max(0, depth + bracketsOf(line));
      before = indent;
    }
    return isRight;
  });
  const starts = lines.filter((_, i) => right[i]);
  if (starts.length < 2 || starts.length > lines.length - 2) return [[...lines]];
  return [lines.filter((_, i) => !right[i]), starts];
}

/** Printed results and prose become comments: what Python printed is worth keeping, and prose is no syntax error. */
function notPython(lines: readonly string[]): string[] {
  const out: string[] = [];
  let printed = 0;
  let depth = 0;
  let quotes = false;
  const isGutter = loneNumbers(lines);
  for (const line of lines) {
    if (isGutter && /^\s*\d+\s*$/.test(line)) continue;
    const code = line.replace(/^\s*\d+(?=\s)/, (gutter) => ' '.repeat(gutter.length)).trim();
    const isPrinted = printed > 0 || (depth === 0 && !quotes && isResult(code));
    if (isPrinted) {
      printed = Math.max(0, printed + bracketsOf(line));
      out.push(`# ${PRINTED}${line.trim()}`);
    } else if (depth === 0 && !quotes && isProse(code)) out.push(`# ${code}`);
    else {
      depth = Math.max(0, depth + bracketsOf(line));
      if ((line.match(/'''|"""/g)?.length ?? 0) % 2 === 1) quotes = !quotes;
      out.push(line);
    }
  }
  return out;
}

/** Whether lines of nothing but a number are line numbers rather than results. */
function loneNumbers(lines: readonly string[]): boolean {
  const numbers = lines.filter((line) => /^\s*\d+\s*$/.test(line)).map(Number);
  const isRising = numbers.every((n, i) => n > (numbers[i - 1] ?? 0));
  return isRising && (numbers.length > 1 || lines.some((line) => GUTTER.test(line)));
}

function isResult(code: string): boolean {
  return (
    /^(?:[[({]+|\{'\w+': *|array\()*<(?:tf|KerasVariable|class)\b/.test(code) ||
    /^[[({]*tf\.Tensor\(/.test(code) ||
    /^(?:None|True|False|nan|\[?None(?:, *None)*\]?)$/.test(code) ||
    /^\[*-?\d+\.?\d*(?:e[+-]?\d+)?(?:[\s,]+-?\d+\.?\d*(?:e[+-]?\d+)?)*\]*$/.test(code)
  );
}

/** Three words in a row, none of them Python's, stand in no line of Python outside its strings and comments. */
function isProse(code: string): boolean {
  const bare = code.replace(/#.*$/, '').replace(/"[^"]*"|'[^']*'/g, '""');
  let inARow = 0;
  for (const word of bare.split(/ +/)) {
    if (/^[A-Za-z][\w'’-]*[.,;:]?$/.test(word) && !PYTHON_WORDS.has(word)) {
      inARow++;
      if (inARow >= 3) return true;
      if (/[.,;:]$/.test(word)) inARow = 0;
    } else inARow = 0;
  }
  return false;
}

/** Line numbers and `|` marks give way to plain indentation. */
function indented(lines: readonly string[]): string[] {
  const hasGutter = lines.some((line) => GUTTER.test(line));
  if (!hasGutter && !lines.some((line) => /^\s*\|/.test(line))) return dedent(lines);
  const numbered = lines.map((line) => GUTTER.exec(line));
  const rows = lines.map((line, i) => {
    const gutter = numbered[i];
    const rest = gutter ? line.slice(gutter[0].length) : line;
    const text = rest.replace(/^[\s|]+/, (marks) => marks.replaceAll('|', ' '));
    return { text, isNumbered: gutter !== null && gutter !== undefined };
  });
  const base = {
    numbered: baseOf(rows.filter((row) => row.isNumbered)),
    plain: baseOf(rows.filter((row) => !row.isNumbered)),
  };
  return rows.map(({ text, isNumbered }) => cut(text, isNumbered ? base.numbered : base.plain));
}

/** A number and then what can follow none in Python. */
const GUTTER = /^\s*\d+(?=\s+(?!(?:if|in|is|or|and|for|else|not)\b)[A-Za-z_#@|"'()[\]{}])/;

function dedent(lines: readonly string[]): string[] {
  const base = baseOf(lines.map((text) => ({ text })));
  return lines.map((line) => cut(line, base));
}
function baseOf(rows: readonly { readonly text: string }[]): number {
  const of = (some: readonly { readonly text: string }[]): number =>
    Math.min(...some.map(({ text }) => indentOf(text)));
  const filled = rows.filter(({ text }) => text.trim() !== '');
  const code = filled.filter(({ text }) => !text.trim().startsWith('#'));
  const least = code.length > 0 ? of(code) : of(filled);
  return Number.isFinite(least) ? least : 0;
}
function cut(line: string, base: number): string {
  return line.slice(Math.min(base, indentOf(line))).trimEnd();
}

/** `outer tape.gradient`: an underline that was lost between two names, for two names never stand side by side in Python. */
function joinedNames(lines: readonly string[], notes: Set<string>): string[] {
  const code = lines.filter((line) => !line.trim().startsWith('#'));
  const pairs = code.flatMap((line) => {
    const found: string[] = [];
    outsideStrings(line, (part) => {
      found.push(...[...part.matchAll(ADJACENT)].map(([pair]) => pair));
      return part;
    });
    return found;
  });
  // A name is used as well as made; two words that stand together once are a mistake of another kind.
  const words = new Set(code.join('\n').match(/\w+/g));
  const isName = (pair: string): boolean =>
    pairs.filter((other) => other === pair).length > 1 || words.has(pair.replace(' ', '_'));
  return lines.map((line) => {
    if (line.trim().startsWith('#')) return line;
    return outsideStrings(line, (part) =>
      part.replace(ADJACENT, (pair, first: string, second: string) => {
        if (!isName(pair)) return pair;
        notes.add(`"${pair}" was read as ${first}_${second}.`);
        return `${first}_${second}`;
      }),
    );
  });
}

const NAME = `(?!(?:${[...PYTHON_WORDS, 'print', 'exec', 'type', 'match', 'case'].join('|')})\\b)([A-Za-z]\\w*)`;
const ADJACENT = new RegExp(`(?<![\\w.])${NAME} ${NAME}\\b`, 'g');

/**
 * A tape's block that lost its indentation, comment and all: what comes before the tape is asked is its block. Elsewhere a block without
 * lines stays the mistake it is.
 */
function lostBlocks(lines: readonly string[], notes: Set<string>): string[] {
  const out = [...lines];
  for (const [i, line] of lines.entries()) {
    const [, space, tape] = /^( *)with .*GradientTape\(.* as (\w+):\s*$/.exec(line) ?? [];
    if (space === undefined || tape === undefined) continue;
    const isComment = (text: string | undefined): boolean => text?.startsWith(`${space}#`) ?? false;
    const first = lines.findIndex((text, j) => j > i && text.trim() !== '' && !isComment(text));
    if (!isComment(lines[i + 1]) || first < 0 || indentOf(lines[first] ?? '') > space.length) continue;
    const asked = lines.findIndex((text, j) => j >= first && text.includes(`${tape}.`) && !isComment(text));
    if (asked <= first) continue;
    for (let j = i + 1; j < asked; j++) if (out[j] !== '') out[j] = `  ${out[j] ?? ''}`;
    notes.add(
      `The block of "with … as ${tape}:" has lost its indentation; the lines before the first use of ${tape} were read as its block.`,
    );
  }
  return out;
}

function outsideStrings(line: string, change: (code: string) => string): string {
  return line
    .split(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#.*$)/)
    .map((piece, i) => (i % 2 === 0 ? change(piece) : piece))
    .join('');
}

function bracketsOf(line: string): number {
  const bare = line.replace(/#.*$/, '').replace(/"[^"]*"|'[^']*'/g, '');
  return (bare.match(/[([{]/g)?.length ?? 0) - (bare.match(/[)\]}]/g)?.length ?? 0);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
