/** @file Validates what claims to be a Recording, off a wire or out of JSON: version, lengths, ranges, sizes of text. Never throws. */

import { DTYPES } from './dtype';
import {
  RECORDING_VERSION,
  TENSOR_KINDS,
  type FrameTable,
  type OpTable,
  type Outcome,
  type Recording,
  type Site,
  type SitePart,
  type TensorTable,
} from './recording';
import type { RecordingChunk } from './recordingChunk';
import {
  byRow,
  column,
  fail,
  fields,
  integer,
  list,
  number,
  oneOf,
  text,
  validated,
  type Validated,
} from './validateParts';
import {
  ANY_COUNT,
  attrs,
  consoleLine,
  gradientCall,
  preview,
  runWarning,
  siteId,
  tapeInfo,
  variableInfo,
  type Counts,
} from './validateTables';

export type { Validated } from './validateParts';

/** The Recording, of known fields only, or the sentence that says what is wrong with it. */
export function validateRecording(value: unknown): Validated<Recording> {
  return validated(() => recording(value));
}

/** A chunk of rows. `before`: how many there are already, where its rows are to point at rows there are; without it anywhere. */
export function validateChunk(value: unknown, before: Counts | null = null): Validated<RecordingChunk> {
  return validated(() => chunk(value, before));
}

function recording(value: unknown): Recording {
  const r = fields(value, 'The recording');
  const version = checkVersion(r['version']);
  const files = list(r['files'], 'files', (f, at) => {
    const file = fields(f, at);
    return { name: text(file['name'], `${at}.name`), hash: text(file['hash'], `${at}.hash`) };
  });
  const sites = checkSites(r['sites'], files.length);
  const counts: Counts = {
    sites: sites.length,
    ops: countOf(r['ops'], 'ops'),
    tensors: countOf(r['tensors'], 'tensors'),
    frames: countOf(r['frames'], 'frames'),
    tapes: lengthOf(r['tapes'], 'tapes'),
    gradients: lengthOf(r['gradients'], 'gradients'),
  };
  return {
    version,
    files,
    sites,
    frames: frameTable(r['frames'], counts),
    ops: opTable(r['ops'], counts),
    tensors: tensorTable(r['tensors'], counts),
    tapes: list(r['tapes'], 'tapes', (t, at) => tapeInfo(t, at, counts)),
    gradients: list(r['gradients'], 'gradients', (g, at) => gradientCall(g, at, counts)),
    warnings: list(r['warnings'], 'warnings', (w, at) => runWarning(w, at, counts)),
    console: list(r['console'], 'console', (l, at) => consoleLine(l, at, counts)),
    consoleDropped: integer(r['consoleDropped'], 'consoleDropped', 0),
    outcome: outcome(r['outcome'], counts),
    elapsedMs: number(r['elapsedMs'], 'elapsedMs'),
  };
}

function checkVersion(version: unknown): typeof RECORDING_VERSION {
  if (version === RECORDING_VERSION) return RECORDING_VERSION;
  return fail('version', `${RECORDING_VERSION}, the one this program reads`);
}

function countOf(table: unknown, path: string): number {
  return integer(fields(table, path)['count'], `${path}.count`, 0);
}
function lengthOf(value: unknown, path: string): number {
  return Array.isArray(value) ? value.length : fail(path, 'a list');
}

function site(value: unknown, path: string, files: number): Site {
  const s = fields(value, path);
  const start = integer(s['start'], `${path}.start`, 0);
  const end = integer(s['end'], `${path}.end`, start);
  const found = {
    kind: oneOf(s['kind'], `${path}.kind`, ['call', 'binding', 'loop', 'function', 'statement'] as const),
    file: integer(s['file'], `${path}.file`, 0, files - 1),
    start,
    end,
    anchor: integer(s['anchor'], `${path}.anchor`, start, end),
    name: text(s['name'], `${path}.name`),
  };
  if (s['parts'] === undefined) return found;
  return { ...found, parts: list(s['parts'], `${path}.parts`, sitePart) };
}

function sitePart(value: unknown, path: string): SitePart {
  const p = fields(value, path);
  const start = integer(p['start'], `${path}.start`, 0);
  return {
    role: oneOf(p['role'], `${path}.role`, ['target', 'source'] as const),
    path: text(p['path'], `${path}.path`),
    start,
    end: integer(p['end'], `${path}.end`, start),
  };
}

function frameTable(value: unknown, { frames: count, sites }: Counts): FrameTable {
  const f = fields(value, 'frames');
  const parent = column(Int32Array, f['parent'], 'frames.parent', count, -1, count - 1);
  // Walks up the tree must end: a parent stands before its children.
  parent.forEach((p, row) => p >= row && fail(`frames.parent[${row}]`, 'an earlier frame'));
  return {
    count,
    parent,
    site: column(Int32Array, f['site'], 'frames.site', count, -1, sites - 1),
    iteration: column(Int32Array, f['iteration'], 'frames.iteration', count, -1),
  };
}

function opTable(value: unknown, counts: Counts): OpTable {
  const o = fields(value, 'ops');
  const count = counts.ops;
  const names = list(o['names'], 'ops.names', text);
  const tapeSets = list(o['tapeSets'], 'ops.tapeSets', (set, at) =>
    list(set, at, (tape, at) => integer(tape, at, -1, counts.tapes - 1)),
  );
  const inputs = column(Uint32Array, o['inputs'], 'ops.inputs', null, 0, counts.tensors - 1);
  const outputs = column(Uint32Array, o['outputs'], 'ops.outputs', null, 0, counts.tensors - 1);
  return {
    count,
    names,
    name: column(Uint16Array, o['name'], 'ops.name', count, 0, names.length - 1),
    inputStart: starts(o['inputStart'], 'ops.inputStart', count, inputs.length),
    inputs,
    outputStart: starts(o['outputStart'], 'ops.outputStart', count, outputs.length),
    outputs,
    site: column(Int32Array, o['site'], 'ops.site', count, -1, counts.sites - 1),
    frame: column(Uint32Array, o['frame'], 'ops.frame', count, 0, counts.frames - 1),
    tapeSet: column(Uint32Array, o['tapeSet'], 'ops.tapeSet', count, 0, tapeSets.length - 1),
    tapeSets,
    gradient: column(Int32Array, o['gradient'], 'ops.gradient', count, -1, counts.gradients - 1),
    attrs: byRow(o['attrs'], 'ops.attrs', count, attrs),
  };
}

/** Where each row's entries start, and where the last one's end. */
function starts(value: unknown, path: string, count: number, total: number): Uint32Array {
  const found = column(Uint32Array, value, path, count + 1, 0, total);
  found.forEach((start, i) => start < (found[i - 1] ?? 0) && fail(`${path}[${i}]`, 'in order'));
  if (found[0] !== 0 || found[count] !== total) fail(path, `a division of ${total} entries`);
  return found;
}

function tensorTable(value: unknown, counts: Counts): TensorTable {
  const t = fields(value, 'tensors');
  const count = counts.tensors;
  const dtype = column(Uint8Array, t['dtype'], 'tensors.dtype', count, 0, DTYPES.length - 1);
  const shapes = list(t['shapes'], 'tensors.shapes', shape);
  const variables = list(t['variables'], 'tensors.variables', (v, at) => variableInfo(v, at, counts));
  const isText = (row: string) => DTYPES[dtype[Number(row.slice(row.lastIndexOf('.') + 1))] ?? 0] === 'string';
  return {
    count,
    dtype,
    shapes,
    shape: column(Uint32Array, t['shape'], 'tensors.shape', count, 0, shapes.length - 1),
    kind: column(Uint8Array, t['kind'], 'tensors.kind', count, 0, TENSOR_KINDS.length - 1),
    producer: column(Int32Array, t['producer'], 'tensors.producer', count, -1, counts.ops - 1),
    variable: column(Int32Array, t['variable'], 'tensors.variable', count, -1, variables.length - 1),
    variables,
    scalar: column(Float64Array, t['scalar'], 'tensors.scalar', count),
    site: column(Int32Array, t['site'], 'tensors.site', count, -1, counts.sites - 1),
    previews: byRow(t['previews'], 'tensors.previews', count, (v, at) => preview(v, at, isText(at))),
    names: byRow(t['names'], 'tensors.names', count, (v, at) =>
      list(v, at, (name, at) => {
        const n = fields(name, at);
        return { name: text(n['name'], `${at}.name`), site: siteId(n['site'], `${at}.site`, counts) };
      }),
    ),
  };
}

function shape(value: unknown, path: string): readonly number[] {
  return list(value, path, (d, at) => integer(d, at, 0));
}

/** Sites by themselves, of so many files. */
export function checkSites(value: unknown, files: number): Site[] {
  return list(value, 'sites', (s, at) => site(s, at, files));
}

/** How a run ended, told by itself; whether its site exists is checked when the Recording is whole. */
export function checkOutcome(value: unknown): Outcome {
  return outcome(value, ANY_COUNT);
}

function outcome(value: unknown, counts: Counts): Outcome {
  const o = fields(value, 'outcome');
  const where = () => siteId(o['site'], 'outcome.site', counts);
  const kind = oneOf(o['kind'], 'outcome.kind', ['ok', 'threw', 'timed-out', 'out-of-memory', 'stopped'] as const);
  switch (kind) {
    case 'ok':
      return { kind };
    case 'threw':
      return { kind, message: text(o['message'], 'outcome.message'), site: where() };
    case 'timed-out':
      return { kind, limitMs: number(o['limitMs'], 'outcome.limitMs'), site: where() };
    case 'out-of-memory':
      return { kind, limitMb: number(o['limitMb'], 'outcome.limitMb'), site: where() };
    case 'stopped':
      return { kind, reason: text(o['reason'], 'outcome.reason'), site: where() };
  }
}

function chunk(value: unknown, before: Counts | null): RecordingChunk {
  const c = fields(value, 'The chunk');
  const version = checkVersion(c['version']);
  const [f, o, t] = [fields(c['frames'], 'frames'), fields(c['ops'], 'ops'), fields(c['tensors'], 'tensors')];
  const parent = column(Int32Array, f['parent'], 'frames.parent', null, -1);
  const name = column(Uint16Array, o['name'], 'ops.name', null);
  const dtype = column(Uint8Array, t['dtype'], 'tensors.dtype', null, 0, DTYPES.length - 1);
  const counts: Counts =
    before === null
      ? ANY_COUNT
      : {
          sites: before.sites,
          frames: before.frames + parent.length,
          ops: before.ops + name.length,
          tensors: before.tensors + dtype.length,
          tapes: before.tapes + lengthOf(c['tapes'], 'tapes'),
          gradients: before.gradients + lengthOf(c['gradients'], 'gradients'),
        };
  const firstTensor = integer(t['first'], 'tensors.first', 0);
  const changed = <T>(what: unknown, path: string, item: (v: unknown, at: string, counts: Counts) => T) =>
    list(what, path, (entry, at) => {
      const e = fields(entry, at);
      return { index: integer(e['index'], `${at}.index`, 0), value: item(e['value'], `${at}.value`, counts) };
    });
  const isText = (row: string) =>
    DTYPES[dtype[Number(row.slice(row.lastIndexOf('.') + 1)) - firstTensor] ?? 0] === 'string';
  return {
    version,
    frames: {
      first: integer(f['first'], 'frames.first', 0),
      parent,
      site: column(Int32Array, f['site'], 'frames.site', parent.length, -1, counts.sites - 1),
      iteration: column(Int32Array, f['iteration'], 'frames.iteration', parent.length, -1),
    },
    ops: {
      first: integer(o['first'], 'ops.first', 0),
      newNames: list(o['newNames'], 'ops.newNames', text),
      name,
      inputEnd: column(Uint32Array, o['inputEnd'], 'ops.inputEnd', name.length),
      inputs: column(Uint32Array, o['inputs'], 'ops.inputs', null, 0, counts.tensors - 1),
      outputEnd: column(Uint32Array, o['outputEnd'], 'ops.outputEnd', name.length),
      outputs: column(Uint32Array, o['outputs'], 'ops.outputs', null, 0, counts.tensors - 1),
      site: column(Int32Array, o['site'], 'ops.site', name.length, -1, counts.sites - 1),
      frame: column(Uint32Array, o['frame'], 'ops.frame', name.length, 0, counts.frames - 1),
      tapeSet: column(Uint32Array, o['tapeSet'], 'ops.tapeSet', name.length),
      newTapeSets: list(o['newTapeSets'], 'ops.newTapeSets', (set, at) =>
        list(set, at, (tape, at) => integer(tape, at, -1, counts.tapes - 1)),
      ),
      gradient: column(Int32Array, o['gradient'], 'ops.gradient', name.length, -1, counts.gradients - 1),
      attrs: byRow(o['attrs'], 'ops.attrs', counts.ops, attrs),
    },
    tensors: {
      first: firstTensor,
      dtype,
      newShapes: list(t['newShapes'], 'tensors.newShapes', shape),
      shape: column(Uint32Array, t['shape'], 'tensors.shape', dtype.length),
      kind: column(Uint8Array, t['kind'], 'tensors.kind', dtype.length, 0, TENSOR_KINDS.length - 1),
      producer: column(Int32Array, t['producer'], 'tensors.producer', dtype.length, -1, counts.ops - 1),
      variable: column(Int32Array, t['variable'], 'tensors.variable', dtype.length, -1),
      newVariables: list(t['newVariables'], 'tensors.newVariables', (v, at) => variableInfo(v, at, counts)),
      scalar: column(Float64Array, t['scalar'], 'tensors.scalar', dtype.length),
      site: column(Int32Array, t['site'], 'tensors.site', dtype.length, -1, counts.sites - 1),
      previews: byRow(t['previews'], 'tensors.previews', counts.tensors, (v, at) => preview(v, at, isText(at))),
      bindings: list(t['bindings'], 'tensors.bindings', (binding, at) => {
        const b = fields(binding, at);
        return {
          tensor: integer(b['tensor'], `${at}.tensor`, 0, counts.tensors - 1),
          site: integer(b['site'], `${at}.site`, -1, counts.sites - 1),
          path: text(b['path'], `${at}.path`),
        };
      }),
    },
    tapes: changed(c['tapes'], 'tapes', tapeInfo),
    gradients: changed(c['gradients'], 'gradients', gradientCall),
    warnings: list(c['warnings'], 'warnings', (w, at) => runWarning(w, at, counts)),
    console: list(c['console'], 'console', (l, at) => consoleLine(l, at, counts)),
    consoleDropped: integer(c['consoleDropped'], 'consoleDropped', 0),
  };
}
