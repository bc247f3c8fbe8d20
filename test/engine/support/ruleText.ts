/** @file Evaluates the plain text of a gradient rule, such as `1/(2·√x)` or `1 if x > 0 else alpha`, at given numbers. */

import { digamma, polygamma } from '../../../engine/kernels/gamma';

export type Scope = Readonly<Record<string, number>>;

/** The value of `text` with names looked up in `scope`; throws where it cannot be read. */
export function evaluateRuleText(text: string, scope: Scope): number {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.join('') !== text.replace(/\s/g, '')) throw new Error(`'${text}' has characters a rule cannot have.`);
  const reader = new Reader(tokens, scope);
  const value = reader.choice();
  if (!reader.atEnd()) throw new Error(`'${text}' goes on after its end, at '${reader.peek()}'.`);
  return value;
}

const TOKEN = /\d+(?:\.\d+)?|[A-Za-zπ]+|<=|>=|[-+−·/^²³()√<>,]/g;

const FUNCTIONS: Readonly<Record<string, (...x: number[]) => number>> = {
  cos: (x) => Math.cos(x!),
  sin: (x) => Math.sin(x!),
  cosh: (x) => Math.cosh(x!),
  sinh: (x) => Math.sinh(x!),
  log: (x) => Math.log(x!),
  sign: (x) => Math.sign(x!),
  floor: (x) => Math.floor(x!),
  sigmoid: (x) => 1 / (1 + Math.exp(-x!)),
  digamma: (x) => digamma(x!),
  polygamma: (n, x) => polygamma(n!, x!),
};
const CONSTANTS: Scope = { e: Math.E, π: Math.PI };
const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/** Recursive descent: choice ⊃ comparison ⊃ sum ⊃ product ⊃ sign ⊃ power ⊃ atom. */
class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly scope: Scope,
  ) {}

  peek(): string | undefined {
    return this.tokens[this.at];
  }

  atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** `A if CONDITION else B`, or just A. */
  choice(): number {
    const value = this.sum();
    if (!this.take('if')) return value;
    const holds = this.condition();
    if (!this.take('else')) throw new Error("'if' without 'else'");
    const other = this.choice();
    return holds ? value : other;
  }

  /** A chain such as `0 < x < 6`, or a truth value. */
  private condition(): boolean {
    let left = this.sum();
    if (COMPARISONS[this.peek() ?? ''] === undefined) return left !== 0;
    let holds = true;
    for (let compare; (compare = COMPARISONS[this.peek() ?? '']);) {
      this.at++;
      const right = this.sum();
      holds &&= compare(left, right);
      left = right;
    }
    return holds;
  }

  private sum(): number {
    let value = this.product();
    for (;;) {
      if (this.take('+')) value += this.product();
      else if (this.take('−') || this.take('-')) value -= this.product();
      else return value;
    }
  }

  private product(): number {
    let value = this.signed();
    for (;;) {
      if (this.take('·')) value *= this.signed();
      else if (this.take('/')) value /= this.signed();
      else return value;
    }
  }

  private signed(): number {
    return this.take('−') || this.take('-') ? -this.signed() : this.power();
  }

  private power(): number {
    const base = this.atom();
    if (this.take('²')) return base ** 2;
    if (this.take('³')) return base ** 3;
    return this.take('^') ? base ** this.signed() : base;
  }

  private atom(): number {
    if (this.take('√')) return Math.sqrt(this.atom());
    if (this.take('(')) {
      const value = this.choice();
      if (!this.take(')')) throw new Error('a bracket is not closed');
      return value;
    }
    const token = this.tokens[this.at++];
    if (token === undefined) throw new Error('the text ends too early');
    if (/^\d/.test(token)) return Number(token);
    const f = FUNCTIONS[token];
    if (f !== undefined && this.take('(')) return f(...this.list());
    const value = this.scope[token] ?? CONSTANTS[token];
    if (value === undefined) throw new Error(`'${token}' means nothing here`);
    return value;
  }

  /** Values up to the closing bracket. */
  private list(): number[] {
    const values = [this.choice()];
    while (this.take(',')) values.push(this.choice());
    if (!this.take(')')) throw new Error('a bracket is not closed');
    return values;
  }

  private take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at++;
    return true;
  }
}
