/** @file Small Recordings for tests, written op by op; numbers are given, nothing is computed. */

import type { GradientCall, NullCause, Preview, Recording, Site, SourceResult } from '../../engine/recording';

type Value = number | readonly number[];
type SourceSketch = readonly [tensor: number, partial: Value | null, cause?: NullCause];

/** Tensors and ops are told by row. Everything is recorded by tape 0 unless `tapes` says otherwise. */
export class RecordingSketch {
  private readonly ops: {
    name: string;
    inputs: number[];
    outputs: number[];
    tapes: number[];
    frame: number;
    method?: string;
  }[] = [];
  private readonly frames = [{ parent: -1, site: -1, iteration: -1 }];
  private frame = 0;
  private gradientSite: number | null = null;
  private readonly tensors: { value: Value; kind: number; producer: number; variable: number; name: string | null }[] =
    [];
  private readonly variables: number[] = [];
  private readonly watched: number[] = [];
  private readonly gradients: GradientCall[] = [];
  private readonly sites: Site[] = [];

  variable(name: string, value: Value): number {
    const row = this.tensor(value, 2, name, -1, this.variables.length);
    this.variables.push(row);
    return row;
  }
  constant(name: string | null, value: Value): number {
    return this.tensor(value, 1, name);
  }
  op(name: string, inputs: number[], value: Value, more: { name?: string; tapes?: number[] } = {}): number {
    const row = this.tensor(value, 0, more.name ?? null, this.ops.length);
    this.ops.push({ name, inputs, outputs: [row], tapes: more.tapes ?? [0], frame: this.frame });
    return row;
  }
  /** Returns the row of the new state. */
  assign(method: string, state: number, value: number, after: Value): number {
    const row = this.tensor(after, 2, null, this.ops.length, this.tensors[state]!.variable);
    this.ops.push({ name: method, inputs: [state, value], outputs: [row], tapes: [], frame: this.frame });
    return row;
  }
  /** A value left the engine; returns the op's row. */
  read(method: string, tensor: number): number {
    return this.ops.push({ name: 'read', inputs: [tensor], outputs: [], tapes: [], frame: this.frame, method }) - 1;
  }
  /** `for (let i = 0; i < turns; i++) body(i)` */
  loop(turns: number, body: (turn: number) => void): void {
    const site = this.place('loop', '');
    for (let turn = 0; turn < turns; turn++) this.inFrame(site, turn, () => body(turn));
  }
  /** Each call of what this returns is a call of one function. */
  function(name: string, body: () => void): () => void {
    const site = this.place('function', name);
    return () => this.inFrame(site, -1, body);
  }
  private inFrame(site: number, iteration: number, body: () => void): void {
    const around = this.frame;
    this.frame = this.frames.push({ parent: around, site, iteration }) - 1;
    body();
    this.frame = around;
  }
  private place(kind: Site['kind'], name: string): number {
    const start = 1000 + 10 * this.sites.length;
    return this.sites.push({ kind, file: 0, start, end: start + 5, anchor: start, name }) - 1;
  }

  watch(tensor: number): void {
    this.watched.push(tensor);
  }

  gradient(targets: number[], sources: readonly SourceSketch[], more: { error?: string; again?: boolean } = {}): void {
    const reached = sources.flatMap(([tensor, partial]) => (partial === null ? [] : [{ tensor, partial }]));
    const results = sources.map(([tensor, partial, cause], i): SourceResult => {
      const result = partial === null ? null : this.tensor(partial, 0, null);
      return { tensor, path: sources.length === 1 ? '' : `[${i}]`, result, cause: cause ?? null };
    });
    const start = 100 + 100 * this.gradients.length;
    // `again`: from the same place in the text as the call before.
    const known = more.again === true ? this.gradientSite : null;
    const site =
      known ?? this.sites.push({ kind: 'call', file: 0, start, end: start + 50, anchor: start, name: 'gradient' }) - 1;
    this.gradientSite = site;
    this.gradients.push({
      kind: 'gradient',
      tape: 0,
      site,
      frame: this.frame,
      atOp: this.ops.length,
      targets,
      sources: results,
      unconnected: 'none',
      adjoints: {
        tensor: Uint32Array.from(reached, (r) => r.tensor),
        scalar: Float64Array.from(reached, (r) => (typeof r.partial === 'number' ? r.partial : NaN)),
        previews: previewsOf(reached.map((r) => r.partial)),
      },
      edges: {
        op: new Uint32Array(0),
        input: new Uint32Array(0),
        contribution: new Float64Array(0),
        local: new Float64Array(0),
        hasLocal: new Uint8Array(0),
        contributionPreviews: {},
        localPreviews: {},
      },
      error: more.error ?? null,
    });
  }

  build(): Recording {
    const { ops, tensors } = this;
    const names = [...new Set(ops.map((op) => op.name))];
    const tapeSets = [[], ...new Set(ops.map((op) => op.tapes.join()).filter(Boolean))].map((set) =>
      typeof set === 'string' ? set.split(',').map(Number) : set,
    );
    const shapes = tensors.map(({ value }) => (typeof value === 'number' ? [] : [value.length]));
    return {
      version: 1,
      files: [{ name: 'sketch.ts', hash: 'sketch' }],
      sites: this.sites,
      frames: {
        count: this.frames.length,
        parent: Int32Array.from(this.frames, (frame) => frame.parent),
        site: Int32Array.from(this.frames, (frame) => frame.site),
        iteration: Int32Array.from(this.frames, (frame) => frame.iteration),
      },
      ops: {
        count: ops.length,
        names,
        name: Uint16Array.from(ops, (op) => names.indexOf(op.name)),
        inputStart: starts(ops.map((op) => op.inputs)),
        inputs: Uint32Array.from(ops.flatMap((op) => op.inputs)),
        outputStart: starts(ops.map((op) => op.outputs)),
        outputs: Uint32Array.from(ops.flatMap((op) => op.outputs)),
        site: new Int32Array(ops.length).fill(-1),
        frame: Uint32Array.from(ops, (op) => op.frame),
        tapeSet: Uint32Array.from(ops, (op) => tapeSets.findIndex((set) => set.join() === op.tapes.join())),
        tapeSets,
        gradient: new Int32Array(ops.length).fill(-1),
        attrs: Object.fromEntries(ops.flatMap((op, row) => (op.method ? [[row, { method: op.method }]] : []))),
      },
      tensors: {
        count: tensors.length,
        dtype: new Uint8Array(tensors.length),
        shapes,
        shape: Uint32Array.from(tensors, (_, row) => row),
        kind: Uint8Array.from(tensors, (t) => t.kind),
        producer: Int32Array.from(tensors, (t) => t.producer),
        variable: Int32Array.from(tensors, (t) => t.variable),
        variables: this.variables.map((tensor, i) => ({ name: `Variable_${i}:0`, trainable: true, tensor })),
        scalar: Float64Array.from(tensors, (t) => (typeof t.value === 'number' ? t.value : NaN)),
        site: new Int32Array(tensors.length).fill(-1),
        previews: previewsOf(tensors.map((t) => t.value)),
        names: Object.fromEntries(tensors.flatMap((t, row) => (t.name ? [[row, [{ name: t.name, site: -1 }]]] : []))),
      },
      tapes: [
        {
          persistent: true,
          watchAccessedVariables: true,
          site: -1,
          spans: [{ start: 0, end: ops.length, site: -1, paused: false }],
          watched: this.watched.map((tensor) => ({ tensor, atOp: 0, site: -1 })),
        },
      ],
      gradients: this.gradients,
      warnings: [],
      console: [],
      consoleDropped: 0,
      outcome: { kind: 'ok' },
      elapsedMs: 1,
    };
  }

  private tensor(value: Value, kind: number, name: string | null, producer = -1, variable = -1): number {
    return this.tensors.push({ value, kind, producer, variable, name }) - 1;
  }
}

function starts(lists: readonly (readonly number[])[]): Uint32Array {
  const out = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (out[i + 1] = out[i]! + list.length));
  return out;
}

function previewsOf(values: readonly Value[]): Record<number, Preview> {
  const previews: Record<number, Preview> = {};
  values.forEach((value, row) => {
    if (typeof value === 'number') return;
    previews[row] = {
      values: value,
      size: value.length,
      min: Math.min(...value),
      max: Math.max(...value),
      mean: value.reduce((a, b) => a + b, 0) / value.length,
      zeros: value.filter((v) => v === 0).length,
      nans: 0,
      infinities: 0,
    };
  });
  return previews;
}
