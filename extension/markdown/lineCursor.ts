/** @file A line of Markdown read from left to right in columns: a tab reaches to the next multiple of four, and may be taken in part. */

export class LineCursor {
  at = 0;
  private column = 0;

  constructor(readonly line: string) {}

  /** Columns of blanks from here to the next character. */
  get indent(): number {
    let column = this.column;
    for (let i = this.at; i < this.line.length; i++) {
      if (this.line[i] === ' ') column++;
      else if (this.line[i] === '\t') column += TAB - (column % TAB);
      else break;
    }
    return column - this.column;
  }
  get isBlank(): boolean {
    return this.rest === '';
  }
  /** What stands behind the blanks from here on. */
  get rest(): string {
    return this.line.slice(this.at).trimStart();
  }

  /** Takes at most so many columns of blanks. */
  skip(columns: number): void {
    let left = columns;
    while (left > 0) {
      const width = this.line[this.at] === ' ' ? 1 : this.line[this.at] === '\t' ? TAB - (this.column % TAB) : 0;
      if (width === 0) return;
      const taken = Math.min(width, left);
      this.column += taken;
      left -= taken;
      if (taken === width) this.at++;
    }
  }

  /** Takes the blanks from here on, and so many characters behind them. */
  take(characters: number): void {
    this.skip(Infinity);
    this.at += characters;
    this.column += characters;
  }
}

const TAB = 4;
