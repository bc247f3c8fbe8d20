/** @file Our plain formulas, such as `∂z/∂x = 68 · 6`, as TeX. Whatever is no formula comes out as text, with nothing in it that acts. */

/** A formula. Matrices stand as such. */
export function texOf(plain: string): string {
  return plain
    .split(MATRIX)
    .map((part, i) => (i % 2 === 1 ? matrixTex(part) : formulaTex(part)))
    .join(' ')
    .trim();
}

/** `[[1, 2], [3, …], …]` */
const MATRIX = /(\[\[[^[\]"]*\](?:, \[[^[\]"]*\])*(?:, …)?\])(?!\])/;

function matrixTex(plain: string): string {
  const rows = [...plain.matchAll(/\[([^[\]]*)\]|…(?=\]$)/g)].map(([all, row]) => row ?? all);
  const cells = rows.map((row) => row.split(', ').map(formulaTex).join(' & '));
  return `\\begin{bmatrix} ${cells.join(' \\\\ ')} \\end{bmatrix}`;
}

function formulaTex(plain: string): string {
  const tokens = [...plain.matchAll(TOKEN)].map(([token]) => token);
  const out: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const part = partAt(tokens, at);
    out.push(part.tex);
    at = part.next;
  }
  return out
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([\^,)\]])/g, '$1')
    .replace(/([([]) /g, '$1')
    .trim();
}

/** Text inside `\text{…}`. */
export function texText(plain: string): string {
  return [...plain].map((char) => SPECIAL[char] ?? SIGNS_IN_TEXT[char] ?? (isControl(char) ? ' ' : char)).join('');
}

/** A name; the sign of a transposed matrix is none, though it counts as a letter. */
const NAME = String.raw`(?!ᵀ)[\p{ID_Start}_$](?:(?!ᵀ)[\p{ID_Continue}$])*`;
/** Words side by side are no formula: they stay together. */
const WORDS = `(?<!∂)${NAME}(?: +${NAME})+`;
const TOKEN = new RegExp(String.raw`${WORDS}|"(?:[^"\\]|\\.)*"|\d[\d.]*(?:e-?\d+)?|${NAME}|\s+|[^]`, 'gu');

const NAMED = new RegExp(`^${NAME}$`, 'u');

interface Part {
  readonly tex: string;
  readonly next: number;
}

/** One token, or a whole ∂a/∂b as a fraction. */
function partAt(tokens: readonly string[], at: number): Part {
  if (tokens[at] === '^') {
    const end = operandEnd(tokens, at + 1);
    return { tex: `^{${inside(tokens, at + 1, end)}}`, next: end };
  }
  if (tokens[at] !== '∂') return { tex: tokenTex(tokens[at] ?? ''), next: at + 1 };
  const above = operandEnd(tokens, at + 1);
  if (tokens[above] !== '/' || tokens[above + 1] !== '∂') {
    return { tex: `\\partial ${inside(tokens, at + 1, above)}`, next: above };
  }
  const below = operandEnd(tokens, above + 2);
  const [a, b] = [inside(tokens, at + 1, above), inside(tokens, above + 2, below)];
  return { tex: `\\frac{\\partial ${a}}{\\partial ${b}}`, next: below };
}

function inside(tokens: readonly string[], from: number, to: number): string {
  return texOf(tokens.slice(from, to).join(''));
}

/** What ∂ stands before: a name with its call and exponent, or a group in parentheses. */
function operandEnd(tokens: readonly string[], from: number): number {
  let at = from;
  if (tokens[at] !== '(') at++;
  if (tokens[at] === '(') {
    let depth = 0;
    do {
      if (tokens[at] === '(') depth++;
      if (tokens[at] === ')') depth--;
      at++;
    } while (depth > 0 && at < tokens.length);
  }
  if (tokens[at] === '²') at++;
  else if (tokens[at] === '^') at += 2;
  return Math.min(at, tokens.length);
}

function tokenTex(token: string): string {
  const sign = SIGNS[token];
  if (sign !== undefined) return sign;
  if (/^\s+$/.test(token)) return ' ';
  if (/^[\d]/.test(token)) return numberTex(token);
  if (token.includes(' ')) return `\\text{ ${texText(token)} }`;
  if (/^[A-Za-z]$/.test(token)) return token;
  if (NAMED.test(token)) return `\\mathrm{${texText(token)}}`;
  if (token.startsWith('"')) return `\\text{${texText(token)}}`;
  return /^[-+=()[\],.:;/!<>|]$/.test(token) ? token : `\\text{${texText(token)}}`;
}

/** `1e-7` is 1·10⁻⁷. */
function numberTex(token: string): string {
  const [digits = '', exponent] = token.split('e');
  return exponent === undefined ? digits : `${digits}\\cdot 10^{${exponent}}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '·': '\\cdot',
  '⊙': '\\odot',
  '→': '\\to',
  '−': '-',
  '²': '^{2}',
  '∞': '\\infty',
  '…': '\\dots',
  ᵀ: '^{\\top}',
  Σ: '\\sum',
  '√': '\\sqrt{}',
  π: '\\pi',
};
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash ',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '^': '\\textasciicircum ',
  '~': '\\textasciitilde ',
};
const SIGNS_IN_TEXT: Readonly<Record<string, string>> = {
  '·': '$\\cdot$',
  '²': '$^{2}$',
  '→': '$\\to$',
  '∂': '$\\partial$',
};

function isControl(char: string): boolean {
  return /[\u0000-\u001f\u007f\u2028\u2029]/.test(char);
}
