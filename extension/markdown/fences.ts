/** @file Finds the fenced code of a Markdown text, by CommonMark's rules: in lists and block quotes too, and not in comments. Pure; imports nothing of VS Code. */

import { continued, prefixOf, startContainer, type Container } from './containers';
import { LineCursor } from './lineCursor';

export interface Fence {
  /** The first word behind the opening fence, in small letters. */
  readonly language: string;
  /** Where the opening fence's line begins. */
  readonly open: number;
  /** The lines between the fences, with their line breaks, as offsets into the Markdown. */
  readonly start: number;
  readonly end: number;
  /** Those lines; what marks a block quote is blank, so that each character stands where it does in the Markdown. */
  readonly text: string;
  /** What a line put between them must begin with, so that it stays there. */
  readonly prefix: string;
}

/** In order. One that is never closed reaches to the end of the text, or of the list item or block quote it stands in. */
export function findFences(markdown: string): readonly Fence[] {
  const finder = new Finder();
  for (const { index, 0: whole, 1: line = '' } of markdown.matchAll(LINES)) {
    if (whole === '') break;
    finder.line(line, whole.slice(line.length), index);
  }
  finder.close();
  return finder.found;
}
const LINES = /([^\r\n]*)(?:\r\n|\r|\n|$)/g;

interface OpenFence {
  readonly mark: string;
  readonly length: number;
  readonly language: string;
  readonly open: number;
  readonly start: number;
  readonly prefix: string;
  text: string;
}

class Finder {
  readonly found: Fence[] = [];
  private containers: Container[] = [];
  private fence: OpenFence | null = null;
  /** What ends the HTML that the last line belongs to. */
  private htmlEnd: RegExp | null = null;
  /** The last line was a paragraph's: the next may go on with it without the marks of its containers. */
  private inParagraph = false;

  line(line: string, lineBreak: string, start: number): void {
    const cursor = new LineCursor(line);
    const matched = continued(this.containers, cursor);
    const isInside = matched === this.containers.length;
    if (this.fence && isInside) {
      if (closes(this.fence, cursor)) return this.close();
      this.fence.text += blank(line.slice(0, cursor.at)) + line.slice(cursor.at) + lineBreak;
      return;
    }
    if (this.htmlEnd && isInside) {
      if (this.htmlEnd.test(cursor.rest)) this.htmlEnd = null;
      return;
    }
    if (this.fence || this.htmlEnd) {
      this.close();
      this.htmlEnd = null;
    }
    this.block(cursor, matched, start, start + line.length + lineBreak.length);
  }

  /** A line that no fence and no HTML claims: containers that begin in it, and what stands in the innermost. */
  private block(cursor: LineCursor, matched: number, open: number, next: number): void {
    let isInside = matched === this.containers.length;
    /** What the line does not continue is over. */
    const leave = (): void => {
      if (!isInside) this.containers.length = matched;
      isInside = true;
      this.inParagraph = false;
    };
    const inParagraph = (): boolean => this.inParagraph && isInside;
    while (!cursor.isBlank && cursor.indent <= 3) {
      const { rest, indent } = cursor;
      const fence = fenceAt(rest);
      if (fence) {
        leave();
        this.fill();
        const prefix = prefixOf(this.containers) + ' '.repeat(indent);
        this.fence = { ...fence, open, start: next, prefix, text: '' };
        return;
      }
      const html = HTML.find(([begin]) => begin.test(rest));
      if (html) {
        leave();
        this.fill();
        this.htmlEnd = html[1].test(rest) ? null : html[1];
        return;
      }
      if (/^#{1,6}(?:[ \t]|$)/.test(rest) || (inParagraph() && UNDERLINE.test(rest)) || RULE.test(rest)) {
        leave();
        return this.fill();
      }
      const depth = isInside ? this.containers.length : matched;
      const container = startContainer(cursor, depth, inParagraph());
      if (!container) break;
      leave();
      this.fill();
      this.containers.push(container);
    }
    if (cursor.isBlank) return leave();
    const isParagraph = this.inParagraph || cursor.indent <= 3;
    // A paragraph goes on without the marks of what it stands in.
    if (!this.inParagraph) leave();
    this.fill();
    this.inParagraph = isParagraph;
  }

  /** Something stands in the innermost container. */
  private fill(): void {
    const last = this.containers.at(-1);
    if (last?.kind === 'item') last.isEmpty = false;
  }

  /** Ends the open fence, if there is one. */
  close(): void {
    if (!this.fence) return;
    const { language, open, start, prefix, text } = this.fence;
    this.found.push({ language, open, start, end: start + text.length, text, prefix });
    this.fence = null;
  }
}

/** The same text with blanks for all that can be seen; lines stay lines. */
export function blank(text: string): string {
  return text.replace(/\S/g, ' ');
}

function fenceAt(rest: string): Pick<OpenFence, 'mark' | 'length' | 'language'> | null {
  const mark = rest[0];
  if (mark !== '`' && mark !== '~') return null;
  const length = runOf(mark, rest);
  const info = rest.slice(length);
  // Code within a line begins and ends with as many backticks.
  if (length < 3 || (mark === '`' && info.includes('`'))) return null;
  // What ends the word is what ends it for VS Code's colours.
  return { mark, length, language: /^[^\s:,{?]*/.exec(info.trim())?.[0].toLowerCase() ?? '' };
}

function closes({ mark, length }: OpenFence, cursor: LineCursor): boolean {
  if (cursor.indent > 3) return false;
  const { rest } = cursor;
  const run = runOf(mark, rest);
  return run >= length && rest.slice(run).trim() === '';
}

function runOf(mark: string, text: string): number {
  let length = 0;
  while (text[length] === mark) length++;
  return length;
}

/** A heading's, under a paragraph. */
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
/** HTML that goes on over blank lines: how it begins and what ends it. In HTML that a blank line ends, a fence is meant as one. */
const HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<(?:pre|script|style|textarea)(?:\s|>|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];
