/** @file The state of one dry run, and the log of what happened in it. */

import type ts from 'typescript';
import type { EngineNames } from '../../snippet/engineNames';
import type { EngineType } from './types';
import type { Verdict } from './connection';
import { Cell, Store, type Changes } from './store';
import type {
  AssignFact,
  Disposed,
  FunctionFact,
  Leak,
  Operand,
  Scope,
  Shape,
  TapeFact,
  TensorFact,
  Value,
  VariableFact,
} from './values';
import { newCell } from './values';

/** A gradient, jacobian or batchJacobian call of a tape. */
export interface GradientEvent {
  readonly seq: number;
  readonly node: ts.CallExpression;
  readonly method: string;
  readonly tape: TapeFact;
  readonly target: Value;
  readonly targetNode: ts.Expression;
  readonly sources: readonly SourceUse[];
  /** The author asked for zeros in place of null. */
  readonly zero: boolean;
  readonly usesBefore: { readonly min: number; readonly max: number; readonly first: ts.CallExpression | null };
  /** Tapes recording at the call. */
  readonly active: readonly TapeFact[];
  readonly result: readonly TensorFact[];
  readonly rehearsed: boolean;
}
export interface SourceUse {
  readonly path: string;
  readonly node: ts.Expression;
  readonly value: Value;
  /** One for each tensor the source may be. */
  readonly verdicts: readonly Verdict[];
}

/** A binding that held a Variable was given what is not one. */
export interface Replacement {
  readonly node: ts.Node;
  readonly target: ts.Expression;
  readonly variable: TensorFact;
  readonly now: TensorFact;
  /** The Variable was made for this binding, which is not just another name for it. */
  readonly owner: boolean;
  /** Not the binding itself held it, but an array or object in it. */
  readonly inside: boolean;
  readonly tapes: readonly TapeFact[];
}

export interface RecordEvent {
  readonly seq: number;
  readonly node: ts.CallExpression;
  readonly tapes: readonly TapeFact[];
  readonly callback: ts.Expression;
  readonly value: Value;
  readonly result: Value;
}

export interface Frame {
  readonly fn: FunctionFact | null;
  readonly returns: Value[];
  /** States at early returns, joined in when the function ends. */
  readonly pending: Changes[];
  readonly yields: Value[];
}

/** The call that freed it; null while it lives, or may live. */
type Freed = ts.Node | null;

/** The snippet is larger than a dry run can follow in the time an editor has. */
export class TooLong extends Error {}

const MOST_STEPS = 150_000;

export class Run {
  readonly store = new Store();
  readonly gradients: GradientEvent[] = [];
  readonly records: RecordEvent[] = [];
  readonly tapes: TapeFact[] = [];
  readonly ops: TensorFact[] = [];
  readonly replacements = new Map<TensorFact, Replacement[]>();
  /** Replacements whose new value a tape read later. */
  readonly replacedReads = new Set<Replacement>();
  /** JavaScript operators that met a Tensor. */
  readonly operators = new Map<ts.Expression, readonly (readonly Value[])[]>();
  readonly conditions = new Map<ts.Expression, Value[]>();
  /** Tapes that were disposed, returned, or given to the unknown somewhere, by the call that made them. */
  readonly released = new Set<ts.Node>();
  /** Calls that made a tape which is disposed on some paths, and on others not. */
  readonly halfReleased = new Set<ts.Node>();
  /** Uses of a tensor after it was freed, by the call that uses it. */
  readonly usedFreed = new Map<ts.Node, { readonly tensor: TensorFact; readonly freedAt: ts.Node }>();
  /** Calls that made a tape which was surely alive at the end of some run of them. */
  readonly leftAlive = new Set<ts.Node>();
  /** Calls of record under way, innermost last. */
  readonly recordings: { readonly node: ts.CallExpression; readonly tapes: readonly TapeFact[] }[] = [];
  /** Calls of record on a tape that is surely recording, each with the recording that goes on. */
  readonly reentered = new Map<ts.CallExpression, ts.CallExpression | null>();
  /** Code that runs later than it stands (a callback of nobody knows whom, an async function) frees only what was made after this. */
  freesSince = 0;
  private readonly freed = new Map<TensorFact, Cell<Freed>>();
  /** Variables that were assigned to, whatever became of the state afterwards, and when that was first. */
  readonly updated = new Map<TensorFact, number>();
  /** Numbers the turns of loops; 0 outside of them. */
  turn = 0;
  private readonly outerTurns = new Map<number, number>();
  /** False when the snippet was too long to follow to its end. */
  complete = true;
  /** What each expression evaluated to, for fixes. */
  readonly seen = new Map<ts.Node, Value>();
  readonly entered = new Set<ts.Node>();
  readonly frames: Frame[] = [];
  readonly active: Cell<readonly TapeFact[]> = new Cell<readonly TapeFact[]>([], intersect);
  readonly paused: Cell<readonly TapeFact[]> = new Cell<readonly TapeFact[]>([], union);
  /** Bindings whose Variable was made for them. */
  readonly owners = new WeakSet<object>();
  /** The file's own functions run without a caller, to see what they would do. */
  rehearsing = false;
  private seq = 0;
  private steps = 0;

  readonly types = new Map<ts.Node, EngineType | null>();

  constructor(
    readonly checker: ts.TypeChecker,
    readonly sourceFile: ts.SourceFile,
    readonly names: EngineNames,
  ) {}

  next(): number {
    this.seq += 1;
    return this.seq;
  }

  step(): void {
    this.steps += 1;
    if (this.steps > MOST_STEPS) throw new TooLong();
  }

  tensor(parts: {
    kind: TensorFact['kind'];
    op: string;
    node: ts.Node;
    inputs?: readonly TensorFact[];
    operands?: readonly Operand[];
    method?: boolean;
    leaks?: readonly Leak[];
    dtype?: string | null;
    shape?: Shape | null;
    variable?: VariableFact | null;
  }): TensorFact {
    const fact: TensorFact = {
      seq: this.next(),
      kind: parts.kind,
      op: parts.op,
      node: parts.node,
      inputs: parts.inputs ?? [],
      operands: parts.operands ?? parts.inputs ?? [],
      method: parts.method ?? false,
      tapes: this.active.value.filter((tape) => !this.paused.value.includes(tape)),
      paused: this.paused.value,
      leaks: parts.leaks ?? [],
      dtype: parts.dtype ?? null,
      shape: parts.shape ?? null,
      variable: parts.variable ?? null,
      turn: this.turn,
    };
    this.ops.push(fact);
    return fact;
  }

  /** `node`: the call that frees it, `dispose` or `tidy`. */
  free(tensor: TensorFact, node: ts.Node): void {
    if (tensor.seq <= this.freesSince) return;
    const cell = this.freed.get(tensor) ?? new Cell<Freed>(null, (a, b) => (a === b ? a : null));
    this.freed.set(tensor, cell);
    this.store.set(cell, node);
  }

  /** Called for each use: one after the tensor was freed throws. */
  use(tensor: TensorFact, node: ts.Node): void {
    const freedAt = this.freed.get(tensor)?.value ?? null;
    if (freedAt !== null) this.usedFreed.set(node, { tensor, freedAt });
  }

  /** At the end of a whole run: which tapes were left to live on some path? */
  lookAtTapes(): void {
    for (const tape of this.tapes) {
      if (tape.disposed.value === 'maybe') this.halfReleased.add(tape.node);
      if (tape.disposed.value === 'no') this.leftAlive.add(tape.node);
    }
  }

  /** What a branch changed that ends early, with all tapes that live then: those may be disposed later on. */
  leftWith(changes: Changes): Changes {
    const alive = this.tapes.filter((tape) => tape.disposed.value === 'no' && !changes.has(tape.disposed));
    return new Map([...changes, ...alive.map(({ disposed }) => [disposed, this.store.kept(disposed)] as const)]);
  }

  update(variable: TensorFact): void {
    if (!this.updated.has(variable)) this.updated.set(variable, this.next());
  }

  /** A turn has a number of its own, so that what is made in it can be told from what was there before. */
  inTurn<R>(body: () => R): R {
    const outer = this.turn;
    this.turn = this.next();
    this.outerTurns.set(this.turn, outer);
    try {
      return body();
    } finally {
      this.turn = outer;
    }
  }

  /** Is the turn the other one, or inside of it? */
  isWithin(turn: number, outer: number): boolean {
    for (let at = turn; at !== 0; at = this.outerTurns.get(at) ?? 0) if (at === outer) return true;
    return false;
  }

  /** A tensor of which only the type is known. */
  opaque(node: ts.Node, isVariable: boolean): TensorFact {
    return this.tensor({ kind: 'opaque', op: '', node, variable: isVariable ? newVariable(null, null) : null });
  }

  tape(parts: {
    node: ts.Node;
    persistent: boolean | null;
    watchAccessed: boolean | null;
    scope: boolean;
    opaque: boolean;
  }): TapeFact {
    const tape: TapeFact = {
      ...parts,
      turn: this.turn,
      uses: new Cell<TapeFact['uses']['value']>({ min: 0, max: 0, first: null }, (a, b) => ({
        min: Math.min(a.min, b.min),
        max: Math.max(a.max, b.max),
        first: a.first ?? b.first,
      })),
      watched: new Cell<TapeFact['watched']['value']>([], union),
      escaped: new Cell<boolean>(parts.opaque, (a, b) => a || b),
      disposed: new Cell<Disposed>('none', joinDisposed),
      resetAt: new Cell(0, Math.max),
    };
    this.store.set(tape.disposed, 'no');
    this.tapes.push(tape);
    return tape;
  }
}

function joinDisposed(a: Disposed, b: Disposed): Disposed {
  if (a === 'none' || b === 'none') return a === 'none' ? b : a;
  return a === b ? a : 'maybe';
}

export function newVariable(trainable: boolean | null, copied: TensorFact | null): VariableFact {
  return {
    trainable: new Cell(trainable, (a, b) => (a === b ? a : null)),
    copied,
    assigned: new Cell<readonly AssignFact[]>([], union),
  };
}

export function newScope(parent: Scope | null): Scope {
  return { names: new Map(), parent };
}

export function declare(scope: Scope, name: string, value: Value): Cell<Value> {
  const cell = newCell(value);
  scope.names.set(name, { cell });
  return cell;
}

export function lookUp(scope: Scope, name: string): Cell<Value> | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const binding = at.names.get(name);
    if (binding !== undefined) return binding.cell;
  }
  return null;
}

function union<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return a === b ? a : [...a, ...b.filter((one) => !a.includes(one))];
}

function intersect<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return a === b ? a : a.filter((one) => b.includes(one));
}
