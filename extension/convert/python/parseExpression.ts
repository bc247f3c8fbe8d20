/** @file Tokens → expressions, by Python's precedence. */

import { stringLiteral } from './strings';
import {
  PythonError,
  type Argument,
  type BinaryOperator,
  type Clause,
  type CompareOperator,
  type Expression,
  type Parameter,
} from './syntax';
import { logicalLines, type Token } from './tokens';

/** Binary operators by precedence, loosest first. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];
const COMPARISONS: readonly string[] = ['<', '>', '<=', '>=', '==', '!='] satisfies CompareOperator[];
const KEYWORDS = new Set(
  'and as assert break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield async await'.split(
    ' ',
  ),
);

/** Reads along one logical line. */
export class Reader {
  private at = 0;
  /** The name behind `**` among parameters. */
  keywords: string | null = null;
  constructor(
    private readonly tokens: readonly Token[],
    readonly line: number,
    private readonly text: string,
  ) {}

  get token(): Token {
    return this.tokens[this.at] ?? { type: 'end', text: '', start: 0, end: 0 };
  }
  is(text: string): boolean {
    return this.token.text === text && this.token.type !== 'string';
  }
  next(): Token {
    const { token } = this;
    this.at++;
    return token;
  }
  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }
  expect(text: string): void {
    if (!this.take(text)) this.fail(`"${text}" is missing before ${this.shown()}`);
  }
  get atEnd(): boolean {
    return this.token.type === 'end';
  }
  end(): void {
    if (!this.atEnd) this.fail(`${this.shown()} is not expected there`);
  }
  name(): string {
    const { token } = this;
    if (token.type !== 'name' || KEYWORDS.has(token.text)) this.fail(`a name is missing before ${this.shown()}`);
    this.at++;
    return token.text;
  }
  fail(what: string): never {
    const text = this.text.split('\n')[0] ?? '';
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    throw new PythonError(`Line ${this.line} cannot be read as Python: ${what}, in "${shown}".`, this.line);
  }
  private shown(): string {
    return this.atEnd ? 'the end of the line' : `"${this.token.text}"`;
  }

  /** One expression, or a tuple without brackets. */
  list(): Expression {
    const first = this.starred();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.take(',')) {
      if (this.atEnd || this.is('=') || this.is(')') || this.is(']') || this.is(':')) break;
      items.push(this.starred());
    }
    return { type: 'tuple', items };
  }

  private starred(): Expression {
    return this.take('*') ? { type: 'starred', value: this.expression() } : this.expression();
  }

  expression(): Expression {
    if (this.take('lambda')) {
      const parameters = this.is(':') ? [] : this.parameters(':');
      this.expect(':');
      return { type: 'lambda', parameters, body: this.expression() };
    }
    const then = this.or();
    if (!this.take('if')) return then;
    const test = this.or();
    this.expect('else');
    return { type: 'conditional', test, then, otherwise: this.expression() };
  }

  private or(): Expression {
    let left = this.and();
    while (this.take('or')) left = { type: 'logic', operator: 'or', left, right: this.and() };
    return left;
  }
  private and(): Expression {
    let left = this.not();
    while (this.take('and')) left = { type: 'logic', operator: 'and', left, right: this.not() };
    return left;
  }
  private not(): Expression {
    return this.take('not') ? { type: 'unary', operator: 'not', operand: this.not() } : this.comparison();
  }

  private comparison(): Expression {
    const first = this.binary(0);
    const rest: { operator: CompareOperator; operand: Expression }[] = [];
    for (let operator = this.comparer(); operator !== null; operator = this.comparer()) {
      rest.push({ operator, operand: this.binary(0) });
    }
    return rest.length === 0 ? first : { type: 'compare', first, rest };
  }
  private comparer(): CompareOperator | null {
    const { text } = this.token;
    if (this.token.type === 'operator' && COMPARISONS.includes(text)) {
      this.at++;
      return text as CompareOperator;
    }
    if (this.take('in')) return 'in';
    if (this.take('is')) return this.take('not') ? 'is not' : 'is';
    if (this.is('not') && this.tokens[this.at + 1]?.text === 'in') {
      this.at += 2;
      return 'not in';
    }
    return null;
  }

  private binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((one) => this.token.type === 'operator' && this.is(one));
      if (operator === undefined) return left;
      this.at++;
      left = { type: 'binary', operator, left, right: this.binary(level + 1) };
    }
  }

  private unary(): Expression {
    for (const operator of ['-', '+', '~'] as const) {
      if (this.token.type === 'operator' && this.take(operator))
        return { type: 'unary', operator, operand: this.unary() };
    }
    const base = this.postfix();
    // Binds tighter than a sign on its left, looser than one on its right.
    return this.take('**') ? { type: 'binary', operator: '**', left: base, right: this.unary() } : base;
  }

  private postfix(): Expression {
    let value = this.atom();
    for (;;) {
      if (this.take('.')) value = { type: 'attribute', object: value, name: this.name() };
      else if (this.take('(')) value = { type: 'call', callee: value, args: this.callArguments() };
      else if (this.take('[')) value = { type: 'index', object: value, index: this.subscript() };
      else return value;
    }
  }

  callArguments(): Argument[] {
    const args: Argument[] = [];
    while (!this.take(')')) {
      if (this.take('**')) args.push({ keyword: '**', value: this.expression() });
      else if (this.take('*')) args.push({ keyword: '*', value: this.expression() });
      else if (this.token.type === 'name' && this.tokens[this.at + 1]?.text === '=') {
        const keyword = this.name();
        this.expect('=');
        args.push({ keyword, value: this.expression() });
      } else {
        const element = this.expression();
        const value = this.is('for') ? this.comprehension('generator', null, element) : element;
        args.push({ keyword: null, value });
      }
      if (!this.is(')')) this.expect(',');
    }
    return args;
  }

  private subscript(): Expression {
    const first = this.sliceOrIndex();
    if (this.take(']')) return first;
    const items = [first];
    while (this.take(',')) {
      if (this.is(']')) break;
      items.push(this.sliceOrIndex());
    }
    this.expect(']');
    return { type: 'tuple', items };
  }
  private sliceOrIndex(): Expression {
    const part = (): Expression | null => (this.is(':') || this.is(']') || this.is(',') ? null : this.expression());
    const start = part();
    if (!this.take(':')) return start ?? this.fail('an index is missing');
    const stop = part();
    return { type: 'slice', start, stop, step: this.take(':') ? part() : null };
  }

  private atom(): Expression {
    const token = this.next();
    if (token.type === 'number') {
      const text = token.text.replaceAll('_', '');
      return { type: 'number', text, isFloat: !/^0[xXbB]/.test(text) && /[.eE]/.test(text) };
    }
    if (token.type === 'string') return this.strings(token);
    if (token.type === 'name') {
      const { text } = token;
      if (text === 'True' || text === 'False' || text === 'None') return { type: 'constant', value: text };
      if (!KEYWORDS.has(text)) return { type: 'name', name: text };
    }
    if (token.text === '...') return { type: 'constant', value: '...' };
    if (token.text === '(') return this.parenthesised();
    if (token.text === '[') return this.bracketed();
    if (token.text === '{') return this.braced();
    this.at--;
    return this.fail(this.atEnd ? 'a value is missing at its end' : `"${token.text}" is not expected there`);
  }

  private strings(first: Token): Expression {
    const read = (token: Token): Expression => stringLiteral(token.text, (source) => expressionOf(source, this.line));
    let value = read(first);
    while (this.token.type === 'string') {
      const more = read(this.next());
      if (value.type === 'string' && more.type === 'string')
        value = { type: 'string', value: value.value + more.value };
      else value = { type: 'format', parts: [value, more].flatMap(partsOf) };
    }
    return value;
  }

  private parenthesised(): Expression {
    if (this.take(')')) return { type: 'tuple', items: [] };
    const first = this.starred();
    if (this.is('for')) {
      const made = this.comprehension('generator', null, first);
      this.expect(')');
      return made;
    }
    if (this.take(')')) return first;
    return { type: 'tuple', items: this.itemsAfter(first, ')') };
  }
  private bracketed(): Expression {
    if (this.take(']')) return { type: 'list', items: [] };
    const first = this.starred();
    if (this.is('for')) {
      const made = this.comprehension('list', null, first);
      this.expect(']');
      return made;
    }
    return { type: 'list', items: this.take(']') ? [first] : this.itemsAfter(first, ']') };
  }
  private itemsAfter(first: Expression, close: string): Expression[] {
    const items = [first];
    while (!this.take(close)) {
      this.expect(',');
      if (this.take(close)) break;
      items.push(this.starred());
    }
    return items;
  }
  private braced(): Expression {
    const entries: { key: Expression; value: Expression }[] = [];
    const items: Expression[] = [];
    while (!this.take('}')) {
      if (this.is('**')) this.fail('"**" inside braces is not read');
      const key = this.expression();
      if (this.take(':')) {
        const value = this.expression();
        if (this.is('for')) {
          const made = this.comprehension('dict', key, value);
          this.expect('}');
          return made;
        }
        entries.push({ key, value });
      } else items.push(key);
      if (!this.is('}')) this.expect(',');
    }
    return items.length > 0 ? { type: 'set', items } : { type: 'dict', entries };
  }

  private comprehension(
    form: (Expression & { type: 'comprehension' })['form'],
    key: Expression | null,
    element: Expression,
  ): Expression {
    const clauses: Clause[] = [];
    while (this.take('for')) {
      const target = this.targets();
      this.expect('in');
      const iterable = this.or();
      const conditions: Expression[] = [];
      while (this.take('if')) conditions.push(this.or());
      clauses.push({ target, iterable, conditions });
    }
    return { type: 'comprehension', form, key, element, clauses };
  }

  /** What `for` gives values to. */
  targets(): Expression {
    const first = this.postfix();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.take(',')) {
      if (this.is('in')) break;
      items.push(this.postfix());
    }
    return { type: 'tuple', items };
  }

  /** Up to `close`, which stays. */
  parameters(close: string): Parameter[] {
    const parameters: Parameter[] = [];
    while (!this.is(close)) {
      if (this.take('/')) {
        this.take(',');
        continue;
      }
      const rest = this.take('*');
      if (rest && this.take(',')) continue;
      if (this.is('**') && close === ')') {
        this.next();
        this.keywords = this.name();
        this.take(',');
        continue;
      }
      const name = this.name();
      const annotation = close === ')' && this.take(':') ? this.expression() : null;
      const value = this.take('=') ? this.expression() : null;
      parameters.push({ name, annotation, value, rest });
      if (!this.is(close)) this.expect(',');
    }
    return parameters;
  }
}

function partsOf(value: Expression) {
  if (value.type === 'format') return value.parts;
  return value.type === 'string' ? [{ type: 'text', text: value.value } as const] : [];
}

/** The whole of a text is one expression. */
function expressionOf(source: string, line: number): Expression {
  const [only] = logicalLines(source.trim()).lines;
  if (!only) throw new PythonError(`Line ${line} cannot be read as Python: braces in an f-string hold nothing.`, line);
  const reader = new Reader(only.tokens, line, source);
  const value = reader.list();
  reader.end();
  return value;
}
