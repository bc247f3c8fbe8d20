/** @file Python text → blocks of statements, by indentation. */

import { isSuperInit, occurrencesOf } from '../occurrences';
import { Reader } from './parseExpression';
import {
  PythonError,
  type BinaryOperator,
  type Block,
  type Branch,
  type Definition,
  type Expression,
  type Handler,
  type ImportedName,
  type Placed,
  type Statement,
  type WithItem,
} from './syntax';
import { logicalLines, type LogicalLine } from './tokens';

export function parsePython(text: string): Block {
  const { lines, trailing } = logicalLines(text);
  return new Blocks(lines, trailing).whole();
}

/** `if __name__ == '__main__':` holds, for what is pasted is what runs. */
function asScript(placed: Placed): Placed[] {
  const { statement: one } = placed;
  const [branch] = one.type === 'if' && one.branches.length === 1 && one.otherwise === null ? one.branches : [];
  const { test } = branch ?? {};
  const isMain =
    test?.type === 'compare' && test.first.type === 'name' && test.first.name === '__name__' && test.rest.length === 1;
  if (!branch || !isMain) return [placed];
  return branch.body.statements.map((inner, i) =>
    i === 0 ? { ...inner, above: [...placed.above, ...inner.above] } : inner,
  );
}

/** What stands where a block belongs: simple statements on the same line, or indented lines below. */
type Body = () => Block;

class Blocks {
  private at = 0;
  constructor(
    private readonly lines: readonly LogicalLine[],
    private readonly trailing: readonly string[],
  ) {}

  whole(): Block {
    const first = this.lines[0];
    const { statements } = this.block(first?.indent ?? 0);
    const left = this.lines[this.at];
    if (left) throw unindented(left);
    return { statements, trailing: this.trailing };
  }

  private block(indent: number): Block {
    const statements: Placed[] = [];
    for (let line = this.lines[this.at]; line && line.indent >= indent; line = this.lines[this.at]) {
      if (line.indent > indent)
        throw new PythonError(`Line ${line.line} is indented further than the lines above it.`, line.line);
      statements.push(...this.placed(line).flatMap(asScript));
    }
    return { statements, trailing: [] };
  }

  private placed(line: LogicalLine): Placed[] {
    this.at++;
    const reader = new Reader(line.tokens, line.line, line.text);
    const body: Body = () => this.body(reader, line);
    const found: Statement[] = [];
    const started = this.at;
    do {
      if (reader.atEnd) break;
      found.push(this.statement(reader, line, body));
    } while (reader.take(';'));
    if (this.at === started) reader.end();
    return found.map((statement, i) => ({
      statement,
      line: line.line,
      text: this.textFrom(line, started),
      above: i === 0 ? line.above : [],
      behind: i === found.length - 1 ? line.behind : null,
    }));
  }

  /** A statement with the lines of its block, for what is kept as a comment. */
  private textFrom(line: LogicalLine, started: number): string {
    const inner = this.lines
      .slice(started, this.at)
      .map(({ indent, text }) => `${' '.repeat(Math.max(0, indent - line.indent))}${text}`);
    return [line.text, ...inner].join('\n');
  }

  private body(reader: Reader, line: LogicalLine): Block {
    reader.expect(':');
    if (!reader.atEnd) {
      const statements: Placed[] = [];
      do {
        if (reader.atEnd) break;
        const statement = this.statement(reader, line, () =>
          reader.fail('a block inside a one-line block is not Python'),
        );
        statements.push({ statement, line: line.line, text: line.text, above: [], behind: null });
      } while (reader.take(';'));
      return { statements, trailing: [] };
    }
    const first = this.lines[this.at];
    if (!first || first.indent <= line.indent) {
      throw new PythonError(`Line ${line.line} ends in ":", and no indented line follows it.`, line.line);
    }
    const inner = this.block(first.indent);
    const after = this.lines[this.at];
    if (after && after.indent > line.indent) throw unindented(after);
    return inner;
  }

  statement(reader: Reader, line: LogicalLine, body: Body): Statement {
    const read = STATEMENTS[reader.token.type === 'name' ? reader.token.text : ''];
    if (read) {
      reader.next();
      return read.call(this, reader, line, body);
    }
    if (reader.is('@')) return this.decorated(reader, line);
    return simple(reader);
  }

  private decorated(reader: Reader, line: LogicalLine): Statement {
    const decorators: Expression[] = [];
    let current = reader;
    let currentLine = line;
    for (;;) {
      current.expect('@');
      decorators.push(current.expression());
      current.end();
      const following = this.lines[this.at];
      if (!following || following.indent !== line.indent) return current.fail('a decorator stands above no function');
      this.at++;
      current = new Reader(following.tokens, following.line, following.text);
      currentLine = following;
      if (!current.is('@')) break;
    }
    const inner = current;
    const innerLine = currentLine;
    const statement = this.statement(inner, innerLine, () => this.body(inner, innerLine));
    if (statement.type === 'class')
      return { type: 'unknown', why: 'classes with decorators are not converted', of: statement };
    if (statement.type === 'unknown' && statement.of.type === 'def')
      return { ...statement, of: { ...statement.of, decorators } };
    return statement.type === 'def' ? { ...statement, decorators } : statement;
  }

  /** The next line, if it goes on with the statement: `else:`, `except …:`. */
  goesOn(line: LogicalLine, word: string): { reader: Reader; body: Body } | null {
    const next = this.lines[this.at];
    if (!next || next.indent !== line.indent || next.tokens[0]?.text !== word) return null;
    this.at++;
    const reader = new Reader(next.tokens, next.line, next.text);
    reader.next();
    return { reader, body: () => this.body(reader, next) };
  }
}

type Read = (this: Blocks, reader: Reader, line: LogicalLine, body: Body) => Statement;

const STATEMENTS: Readonly<Record<string, Read>> = {
  with(reader, _line, body) {
    const isWrapped = reader.is('(') && /\)\s*:$/.test(_line.text) && / as /.test(_line.text.replace(/\)\s*:$/, ''));
    const wrapped = isWrapped && /^with\s*\(\s*[\w.]+\(/.test(_line.text);
    if (wrapped) reader.expect('(');
    const items: WithItem[] = [];
    do {
      if (reader.is(')')) break;
      items.push({ context: reader.expression(), name: reader.take('as') ? reader.name() : null });
    } while (reader.take(','));
    if (wrapped) reader.expect(')');
    return { type: 'with', items, body: body() };
  },
  for(reader, line, body) {
    const target = reader.targets();
    reader.expect('in');
    const iterable = reader.list();
    return { type: 'for', target, iterable, body: body(), otherwise: this.goesOn(line, 'else')?.body() ?? null };
  },
  while(reader, line, body) {
    const test = reader.expression();
    return { type: 'while', test, body: body(), otherwise: this.goesOn(line, 'else')?.body() ?? null };
  },
  if(reader, line, body) {
    const branches: Branch[] = [{ test: reader.expression(), body: body() }];
    for (let more = this.goesOn(line, 'elif'); more; more = this.goesOn(line, 'elif')) {
      branches.push({ test: more.reader.expression(), body: more.body() });
    }
    return { type: 'if', branches, otherwise: this.goesOn(line, 'else')?.body() ?? null };
  },
  try(_reader, line, body) {
    const tried = body();
    const handlers: Handler[] = [];
    for (let more = this.goesOn(line, 'except'); more; more = this.goesOn(line, 'except')) {
      const { reader } = more;
      const only = reader.is(':') ? null : reader.expression();
      const name = reader.take('as') ? reader.name() : null;
      handlers.push({ name, only: only?.type === 'name' ? only.name : null, body: more.body() });
    }
    const otherwise = this.goesOn(line, 'else')?.body();
    const made: Statement = {
      type: 'try',
      body: tried,
      handlers,
      finally: this.goesOn(line, 'finally')?.body() ?? null,
    };
    if (!otherwise) return made;
    const of: Statement = {
      ...made,
      body: { statements: [...tried.statements, ...otherwise.statements], trailing: [] },
    };
    return { type: 'unknown', why: 'TypeScript has no `else` after `try`', of };
  },
  def(reader, _line, body) {
    const name = reader.name();
    reader.expect('(');
    const parameters = reader.parameters(')');
    reader.expect(')');
    if (reader.take('->')) reader.expression();
    const made: Definition = { type: 'def', name, parameters, body: body(), decorators: [] };
    const { keywords } = reader;
    if (keywords === null || !isRead(keywords, made.body)) return made;
    return { type: 'unknown', why: `"**${keywords}" takes arguments of any name, which is not converted`, of: made };
  },
  class(reader, _line, body) {
    const name = reader.name();
    const bases = reader.take('(') ? reader.callArguments() : [];
    return { type: 'class', name, bases, body: body() };
  },
  return(reader) {
    return { type: 'return', value: reader.atEnd || reader.is(';') ? null : reader.list() };
  },
  raise(reader) {
    const value = reader.atEnd ? null : reader.expression();
    if (reader.take('from')) reader.expression();
    return { type: 'raise', value };
  },
  assert(reader) {
    const test = reader.expression();
    return { type: 'assert', test, message: reader.take(',') ? reader.expression() : null };
  },
  del(reader) {
    const list = reader.list();
    return { type: 'delete', targets: list.type === 'tuple' ? list.items : [list] };
  },
  import(reader) {
    const names: ImportedName[] = [];
    do {
      const path = dotted(reader);
      names.push(
        reader.take('as')
          ? { name: reader.name(), path }
          : { name: path.split('.')[0] ?? path, path: path.split('.')[0] ?? path },
      );
    } while (reader.take(','));
    return { type: 'import', names };
  },
  from(reader) {
    const path = dotted(reader);
    reader.expect('import');
    const names: ImportedName[] = [];
    const bracketed = reader.take('(');
    do {
      if (reader.take('*') || reader.is(')')) break;
      const name = reader.name();
      names.push({ path: `${path}.${name}`, name: reader.take('as') ? reader.name() : name });
    } while (reader.take(','));
    if (bracketed) reader.expect(')');
    return { type: 'import', names };
  },
  break: () => ({ type: 'break' }),
  continue: () => ({ type: 'continue' }),
  pass: () => ({ type: 'pass' }),
  global: scope,
  nonlocal: scope,
  async(reader, line, body) {
    return { type: 'unknown', why: 'asynchronous code is not converted', of: this.statement(reader, line, body) };
  },
};

/** Whether a function reads its `**kwargs`; handing them to `super().__init__` does not count, for that call is none here. */
function isRead(keywords: string, { statements }: Block): boolean {
  const others = statements.filter(({ statement: one }) => !(one.type === 'expression' && isSuperInit(one.value)));
  return occurrencesOf(others).all.has(keywords);
}

function scope(this: Blocks, reader: Reader): Statement {
  const names = [reader.name()];
  while (reader.take(',')) names.push(reader.name());
  return { type: 'scope', names };
}

function dotted(reader: Reader): string {
  const names = [reader.name()];
  while (reader.take('.')) names.push(reader.name());
  return names.join('.');
}

const AUGMENTS: Readonly<Record<string, BinaryOperator>> = {
  '+=': '+',
  '-=': '-',
  '*=': '*',
  '/=': '/',
  '//=': '//',
  '%=': '%',
  '**=': '**',
  '@=': '@',
  '&=': '&',
  '|=': '|',
};

function simple(reader: Reader): Statement {
  const first = reader.list();
  const operator = AUGMENTS[reader.token.text];
  if (operator !== undefined) {
    reader.next();
    return { type: 'augment', target: first, operator, value: reader.list() };
  }
  // `x: tf.Tensor = …`
  if (reader.take(':')) {
    reader.expression();
    if (!reader.is('=')) return { type: 'pass' };
  }
  const values = [first];
  while (reader.take('=')) values.push(reader.list());
  const value = values.pop() ?? first;
  return values.length === 0 ? { type: 'expression', value } : { type: 'assign', targets: values, value };
}

function unindented(line: LogicalLine): PythonError {
  return new PythonError(
    `Line ${line.line} is indented less than the block it stands in, and matches no line above it.`,
    line.line,
  );
}
