/** @file Runs a snippet's instrumented code with hooks that write down what they hear, and a tiny engine. */

import { collectSites, type SiteTable } from '../../extension/snippet/sites';
import { EngineNames } from '../../extension/snippet/engineNames';
import { instrument } from '../../extension/snippet/instrument';
import { createSnippetProgram, type SnippetProgram } from '../../extension/snippet/program';
import { ENGINE_MODULES, PROGRAM_PARAMETERS, type Exports, type Hooks } from '../../extension/protocol/hooks';

export interface Instrumented {
  readonly code: string;
  readonly table: SiteTable;
  /** The source text a site stands for. */
  textOf(site: number): string;
}

/** The program before, so that the next one need not check the libraries again. */
let previous: { readonly fileName: string; readonly snippet: SnippetProgram } | undefined;

export function instrumentText(text: string, fileName = 'a.ts'): Instrumented {
  const known = previous?.fileName === fileName ? previous.snippet : undefined;
  const snippet = createSnippetProgram(fileName, text, known);
  previous = { fileName, snippet };
  const table = collectSites(snippet, new EngineNames(snippet));
  return {
    code: instrument(snippet, table).code,
    table,
    textOf: (site) => text.slice(table.sites[site]!.start, table.sites[site]!.end),
  };
}

export interface Heard {
  /** `OP @ the text of the call it ran for`, in order. */
  readonly ops: readonly string[];
  /** `text = value`, of what was bound. */
  readonly bound: readonly string[];
  /** Statements by text, in order. */
  readonly statements: readonly string[];
  /** Frames in which an op ran: `text#turn/text`, outermost first. */
  readonly frames: readonly string[];
  readonly exports: Exports;
  /** Frames still open at the end. */
  readonly open: number;
  readonly error: unknown;
}

export async function runText(
  text: string,
  fileName = 'a.ts',
  modules: Readonly<Record<string, object>> = {},
): Promise<Heard> {
  const { code, textOf } = instrumentText(text, fileName);
  const ops: string[] = [];
  const bound: string[] = [];
  const statements: string[] = [];
  const frames: string[] = [];
  const open: string[] = [];
  let site = -1;
  const hooks: Hooks = {
    call: (id, value) => {
      site = id;
      return value;
    },
    bind: (id, value) => {
      bound.push(`${textOf(id)} = ${String(value)}`);
      return value;
    },
    at: (id) => void statements.push(textOf(id)),
    enter: (id, turn) => void open.push(`${textOf(id).split(/[\s({=]/)[0] ?? ''}#${turn}`),
    leave: () => void open.pop(),
  };
  const engine = tinyEngine((op) => {
    ops.push(`${op} @ ${site < 0 ? 'nowhere' : textOf(site)}`);
    frames.push(open.join('/'));
  });
  const exports: Exports = {};
  const require = (specifier: string): object => {
    const found = ENGINE_MODULES.includes(specifier) ? engine : modules[specifier];
    if (found === undefined) throw new Error(`no module ${specifier}`);
    return found;
  };
  let error: unknown = null;
  try {
    await (new Function(...PROGRAM_PARAMETERS, code)(hooks, require, exports) as Promise<void>);
  } catch (e) {
    error = e;
  }
  return { ops, bound, statements, frames, exports, open: open.length, error };
}

/** Numbers in a box, enough to see which call an op ran for. */
function tinyEngine(ran: (op: string) => void): object {
  class Tensor {
    constructor(readonly value: number) {}
    toString(): string {
      return `t${this.value}`;
    }
    square(): Tensor {
      ran('square');
      return new Tensor(this.value ** 2);
    }
    add(other: Tensor | number): Tensor {
      ran('add');
      return new Tensor(this.value + valueOf(other));
    }
    dataSync(): number[] {
      return [this.value];
    }
  }
  const valueOf = (x: Tensor | number): number => (typeof x === 'number' ? x : x.value);
  const square = (x: Tensor | number): Tensor => {
    ran('square');
    return new Tensor(valueOf(x) ** 2);
  };
  const add = (a: Tensor | number, b: Tensor | number): Tensor => {
    ran('add');
    return new Tensor(valueOf(a) + valueOf(b));
  };
  const addN = (all: Tensor[]): Tensor => {
    ran('addN');
    return new Tensor(all.reduce((sum, x) => sum + x.value, 0));
  };
  const scalar = (x: number): Tensor => {
    ran('scalar');
    return new Tensor(x);
  };
  class GradientTape {
    constructor() {
      ran('GradientTape');
    }
    record<T>(fn: () => T): T {
      return fn();
    }
    gradient(): Tensor {
      ran('gradient');
      return new Tensor(1);
    }
    [Symbol.dispose](): void {
      ran('dispose');
    }
  }
  const grad =
    (f: (x: Tensor) => Tensor) =>
    (x: Tensor): Tensor => {
      const y = f(x);
      ran('grad');
      return y;
    };
  const namespace = { square, add, addN, scalar, variable: scalar, grad, Tensor, GradientTape };
  return { ...namespace, default: namespace, __esModule: true };
}
