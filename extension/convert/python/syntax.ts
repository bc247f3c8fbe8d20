/** @file The part of Python that is read: its statements and expressions as plain data. */

export type Statement =
  | { readonly type: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression }
  | {
      readonly type: 'augment';
      readonly target: Expression;
      readonly operator: BinaryOperator;
      readonly value: Expression;
    }
  | { readonly type: 'expression'; readonly value: Expression }
  | { readonly type: 'with'; readonly items: readonly WithItem[]; readonly body: Block }
  | {
      readonly type: 'for';
      readonly target: Expression;
      readonly iterable: Expression;
      readonly body: Block;
      /** What follows where no `break` ended the loop. */
      readonly otherwise: Block | null;
    }
  | { readonly type: 'while'; readonly test: Expression; readonly body: Block; readonly otherwise: Block | null }
  | { readonly type: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Block | null }
  | {
      readonly type: 'try';
      readonly body: Block;
      readonly handlers: readonly Handler[];
      readonly finally: Block | null;
    }
  | {
      readonly type: 'def';
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: Block;
      readonly decorators: readonly Expression[];
    }
  | { readonly type: 'class'; readonly name: string; readonly bases: readonly Argument[]; readonly body: Block }
  | { readonly type: 'return'; readonly value: Expression | null }
  | { readonly type: 'raise'; readonly value: Expression | null }
  | { readonly type: 'assert'; readonly test: Expression; readonly message: Expression | null }
  | { readonly type: 'delete'; readonly targets: readonly Expression[] }
  | { readonly type: 'import'; readonly names: readonly ImportedName[] }
  | { readonly type: 'break' }
  | { readonly type: 'continue' }
  | { readonly type: 'pass' }
  /** `global` and `nonlocal`: TypeScript's own scopes do it. */
  | { readonly type: 'scope'; readonly names: readonly string[] }
  /** Read, but in a form that is not converted; `of` is what it is but for that form. */
  | { readonly type: 'unknown'; readonly why: string; readonly of: Statement };

export type Definition = Statement & { readonly type: 'def' };
export type ClassDefinition = Statement & { readonly type: 'class' };

export interface Branch {
  readonly test: Expression;
  readonly body: Block;
}
export interface Handler {
  readonly name: string | null;
  readonly only: string | null;
  readonly body: Block;
}
export interface WithItem {
  readonly context: Expression;
  readonly name: string | null;
}
export interface Parameter {
  readonly name: string;
  readonly annotation: Expression | null;
  readonly value: Expression | null;
  readonly rest: boolean;
}
/** `import numpy as np` is np → numpy; `from tensorflow import square` is square → tensorflow.square. */
export interface ImportedName {
  readonly name: string;
  readonly path: string;
}

/** A statement with its place in the Python text and the comments around it. */
export interface Placed {
  readonly statement: Statement;
  readonly line: number;
  /** The Python, as it stands. */
  readonly text: string;
  /** Own lines above it. */
  readonly above: readonly string[];
  /** On the same line, behind it. */
  readonly behind: string | null;
}

export interface Block {
  readonly statements: readonly Placed[];
  /** Comments after the last statement. */
  readonly trailing: readonly string[];
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>';
export type CompareOperator = '<' | '>' | '<=' | '>=' | '==' | '!=' | 'in' | 'not in' | 'is' | 'is not';

export type Expression =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'number'; readonly text: string; readonly isFloat: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'format'; readonly parts: readonly FormatPart[] }
  | { readonly type: 'constant'; readonly value: 'True' | 'False' | 'None' | '...' }
  | { readonly type: 'tuple' | 'list' | 'set'; readonly items: readonly Expression[] }
  | { readonly type: 'dict'; readonly entries: readonly { readonly key: Expression; readonly value: Expression }[] }
  | { readonly type: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly type: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
  | { readonly type: 'index'; readonly object: Expression; readonly index: Expression }
  | {
      readonly type: 'slice';
      readonly start: Expression | null;
      readonly stop: Expression | null;
      readonly step: Expression | null;
    }
  | { readonly type: 'unary'; readonly operator: '-' | '+' | '~' | 'not'; readonly operand: Expression }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly type: 'compare';
      readonly first: Expression;
      readonly rest: readonly { readonly operator: CompareOperator; readonly operand: Expression }[];
    }
  | { readonly type: 'logic'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly type: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly type: 'lambda'; readonly parameters: readonly Parameter[]; readonly body: Expression }
  | {
      readonly type: 'comprehension';
      readonly form: 'list' | 'set' | 'dict' | 'generator';
      readonly key: Expression | null;
      readonly element: Expression;
      readonly clauses: readonly Clause[];
    }
  | { readonly type: 'starred'; readonly value: Expression };

export type Lambda = Expression & { readonly type: 'lambda' };

export interface Clause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}
export interface Argument {
  /** Null: positional. `**` and `*` are kept as such. */
  readonly keyword: string | null;
  readonly value: Expression;
}
export type FormatPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly value: Expression; readonly spec: string; readonly label: string };

/** One clear sentence about what is not Python. */
export class PythonError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}
