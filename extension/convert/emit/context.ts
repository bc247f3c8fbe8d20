/** @file What conversion knows while it goes over a program: the names of each function and what they hold. */

import { join, tensor, UNKNOWN, type Kind } from '../kinds';
import type { ClassDefinition, Definition, Lambda, Placed } from '../python/syntax';
import { Unconvertible } from './value';

export type FunctionNode = Definition | Lambda;

/** A function of the snippet, as far as its calls tell of it. */
export interface FunctionFacts {
  readonly scope: Scope;
  returns: Kind;
  /** Of `@tf.custom_gradient`: its calls are an op's. */
  readonly isCustomGradient: boolean;
  /** What it returns is taken by the engine: an array, not a tuple. */
  returnsArrays: boolean;
}

/** A class of the snippet. */
export interface ClassFacts {
  /** Its fields and methods, by Python's names. */
  readonly scope: Scope;
  readonly methods: ReadonlyMap<string, Method>;
  /** Of `tf.Module`: it knows its own Variables. */
  readonly isModule: boolean;
  /** The lists of its Variables that the snippet asks for. */
  readonly lists: Set<VariableList>;
}
export type VariableList = 'variables' | 'trainable_variables';
export interface Method {
  /** Without `self`, which its body calls SELF. */
  readonly def: Definition;
  readonly facts: FunctionFacts;
  readonly placed: Placed;
  readonly isProperty: boolean;
}

/** The name of a method's `self`: no name of Python's. */
export const SELF = '@self';

/** One for the whole of a conversion; kinds grow from pass to pass until nothing changes. */
export class Program {
  changed = false;
  /** Parameters that no call tells of are taken for tensors. */
  assumeTensors = false;
  /** The last pass: what it writes is the result. */
  isFinal = false;
  readonly functions = new Map<FunctionNode, FunctionFacts>();
  readonly classes = new Map<ClassDefinition, ClassFacts>();
  readonly notes = new Set<string>();
  /** Given to Variables so far, as TypeScript. */
  readonly variableNames = new Set<string>();
  readonly free = new Set<string>();
  /** Why statements were not converted so far, in this pass. */
  readonly marks: string[] = [];
  readonly unconverted: { line: number; why: string }[] = [];
  /** Names of modules, and of what was imported from them. */
  readonly modules = new Map<string, string>([
    ['tf', 'tf'],
    ['np', 'np'],
    ['numpy', 'np'],
    ['tensorflow', 'tf'],
    ['math', 'math'],
    ['plt', 'plt'],
    ['sns', 'plt'],
    ['pd', 'pd'],
    ['keras', 'tf.keras'],
    ['random', 'random'],
    ['time', 'time'],
    ['os', 'os'],
  ]);

  facts(node: FunctionNode, parent: Scope, names: ReadonlySet<string>, isCustomGradient = false): FunctionFacts {
    const known = this.functions.get(node);
    if (known) return known;
    const facts: FunctionFacts = {
      scope: new Scope(this, parent, names),
      returns: UNKNOWN,
      isCustomGradient,
      returnsArrays: false,
    };
    this.functions.set(node, facts);
    return facts;
  }
}

export class Scope {
  private readonly kinds = new Map<string, Kind>();
  /** Names whose value was not converted. */
  private readonly missing = new Set<string>();

  constructor(
    readonly program: Program,
    readonly parent: Scope | null,
    /** Names that belong to this function. */
    private readonly own: ReadonlySet<string>,
  ) {}

  private ownerOf(name: string): Scope | null {
    return this.own.has(name) ? this : (this.parent?.ownerOf(name) ?? null);
  }
  knows(name: string): boolean {
    return this.ownerOf(name) !== null;
  }
  isMissing(name: string): boolean {
    return this.ownerOf(name)?.missing.has(name) ?? false;
  }
  /** A new pass: what could not be converted for want of knowledge may be now. */
  forget(): void {
    this.missing.clear();
  }
  /** The name has been given a value that was converted. */
  found(name: string): void {
    this.ownerOf(name)?.missing.delete(name);
  }

  kindOf(name: string): Kind {
    const owner = this.ownerOf(name);
    if (!owner) return UNKNOWN;
    return owner.kinds.get(name) ?? (this.program.assumeTensors ? tensor(null, null) : UNKNOWN);
  }

  /** What is given to a name, joined with what else is. A name that is given numbers and tensors holds tensors, where it may be made to. */
  learn(name: string, kind: Kind, mayPromote = false): void {
    const owner = this.ownerOf(name);
    if (!owner || kind.type === 'unknown') return;
    const before = owner.kinds.get(name);
    const joined = before === undefined ? kind : join(before, kind);
    const one = [before, kind].find((some) => some?.type === 'tensor');
    const after =
      mayPromote && joined.type === 'tensorLike' && one?.type === 'tensor' ? tensor(one.dtype, null) : joined;
    if (before !== undefined && sameKind(before, after)) return;
    owner.kinds.set(name, after);
    this.program.changed = true;
  }

  lose(name: string): void {
    this.ownerOf(name)?.missing.add(name);
  }

  /** A scope inside, with one name more. */
  within(name: string, kind: Kind): Scope {
    const inner = new Scope(this.program, this, new Set([name]));
    inner.kinds.set(name, kind);
    return inner;
  }

  require(name: string): void {
    if (this.isMissing(name)) throw new Unconvertible(`it needs ${name}, which was not converted`);
  }
}

export function sameKind(a: Kind, b: Kind): boolean {
  return text(a) === text(b);
}
function text(kind: Kind): string {
  return JSON.stringify(kind, (key, value: unknown) => {
    if (key === 'of') return undefined;
    return value instanceof Map ? [...(value as Map<string, Kind>)] : value;
  });
}
