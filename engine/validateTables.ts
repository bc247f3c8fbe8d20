/** @file Checks of the Recording's parts that a whole Recording and a streamed chunk have in common. */

import type { Attrs, AttrValue } from './op';
import type {
  ArrayTable,
  ConsoleLine,
  EdgeTable,
  GradientCall,
  NullCause,
  Preview,
  RunWarning,
  SourceResult,
  TapeInfo,
  VariableInfo,
} from './recording';
import { byRow, column, fail, fields, flag, integer, list, number, oneOf, text } from './validateParts';

/** How many rows there are to point at. */
export interface Counts {
  readonly ops: number;
  readonly tensors: number;
  readonly sites: number;
  readonly frames: number;
  readonly tapes: number;
  readonly gradients: number;
}

/** For a chunk, whose rows point at others that came before or come later. */
export const ANY_COUNT: Counts = {
  ops: Infinity,
  tensors: Infinity,
  sites: Infinity,
  frames: Infinity,
  tapes: Infinity,
  gradients: Infinity,
};

/** A site id, -1 for unknown. */
export function siteId(value: unknown, path: string, counts: Counts): number {
  return integer(value, path, -1, counts.sites - 1);
}
function tensorRow(value: unknown, path: string, counts: Counts): number {
  return integer(value, path, 0, counts.tensors - 1);
}

/** `isText`: values of a string tensor, where "NaN" is a text like any other. */
export function preview(value: unknown, path: string, isText = false): Preview {
  const p = fields(value, path);
  const size = integer(p['size'], `${path}.size`, 0);
  const values = list(p['values'], `${path}.values`, (v, at) =>
    isText && typeof v === 'string' ? text(v, at) : number(v, at),
  );
  if (values.length > size) fail(`${path}.values`, `at most ${size} values`);
  const count = (name: string) => integer(p[name], `${path}.${name}`, 0);
  const statistic = (name: string) => number(p[name], `${path}.${name}`);
  return {
    values,
    size,
    min: statistic('min'),
    max: statistic('max'),
    mean: statistic('mean'),
    zeros: count('zeros'),
    nans: count('nans'),
    infinities: count('infinities'),
  };
}

const MAX_ATTRS_DEPTH = 8;

export function attrs(value: unknown, path: string): Attrs {
  const entries = Object.entries(fields(value, path));
  return Object.fromEntries(
    entries.map(([key, v]) => [text(key, path), attrValue(v, `${path}.${key}`, MAX_ATTRS_DEPTH)]),
  );
}

function attrValue(value: unknown, path: string, depth: number): AttrValue {
  if (depth === 0) fail(path, 'a value of moderate depth');
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return text(value, path);
  return list(value, path, (v, at) => attrValue(v, at, depth - 1));
}

export function variableInfo(value: unknown, path: string, counts: Counts): VariableInfo {
  const v = fields(value, path);
  return {
    name: text(v['name'], `${path}.name`),
    trainable: flag(v['trainable'], `${path}.trainable`),
    tensor: tensorRow(v['tensor'], `${path}.tensor`, counts),
  };
}

export function tapeInfo(value: unknown, path: string, counts: Counts): TapeInfo {
  const t = fields(value, path);
  return {
    persistent: flag(t['persistent'], `${path}.persistent`),
    watchAccessedVariables: flag(t['watchAccessedVariables'], `${path}.watchAccessedVariables`),
    site: siteId(t['site'], `${path}.site`, counts),
    spans: list(t['spans'], `${path}.spans`, (span, at) => {
      const s = fields(span, at);
      const start = integer(s['start'], `${at}.start`, 0, counts.ops);
      return {
        start,
        end: integer(s['end'], `${at}.end`, start, counts.ops),
        site: siteId(s['site'], `${at}.site`, counts),
        paused: flag(s['paused'], `${at}.paused`),
      };
    }),
    watched: list(t['watched'], `${path}.watched`, (watch, at) => {
      const w = fields(watch, at);
      return {
        tensor: tensorRow(w['tensor'], `${at}.tensor`, counts),
        atOp: integer(w['atOp'], `${at}.atOp`, 0, counts.ops),
        site: siteId(w['site'], `${at}.site`, counts),
      };
    }),
    ...(t['resets'] !== undefined && {
      resets: list(t['resets'], `${path}.resets`, (reset, at) => {
        const r = fields(reset, at);
        return {
          atOp: integer(r['atOp'], `${at}.atOp`, 0, counts.ops),
          watched: integer(r['watched'], `${at}.watched`, 0),
          site: siteId(r['site'], `${at}.site`, counts),
        };
      }),
    }),
  };
}

const CALL_KINDS = ['gradient', 'jacobian', 'batchJacobian', 'functional'] as const;

export function gradientCall(value: unknown, path: string, counts: Counts): GradientCall {
  const g = fields(value, path);
  return {
    kind: oneOf(g['kind'], `${path}.kind`, CALL_KINDS),
    tape: integer(g['tape'], `${path}.tape`, -1, counts.tapes - 1),
    site: siteId(g['site'], `${path}.site`, counts),
    frame: integer(g['frame'], `${path}.frame`, 0, counts.frames - 1),
    atOp: integer(g['atOp'], `${path}.atOp`, 0, counts.ops),
    targets: list(g['targets'], `${path}.targets`, (t, at) => tensorRow(t, at, counts)),
    sources: list(g['sources'], `${path}.sources`, (s, at) => sourceResult(s, at, counts)),
    unconnected: oneOf(g['unconnected'], `${path}.unconnected`, ['none', 'zero'] as const),
    adjoints: arrayTable(g['adjoints'], `${path}.adjoints`, counts),
    edges: edgeTable(g['edges'], `${path}.edges`, counts),
    error: g['error'] === null ? null : text(g['error'], `${path}.error`),
  };
}

function sourceResult(value: unknown, path: string, counts: Counts): SourceResult {
  const s = fields(value, path);
  return {
    tensor: tensorRow(s['tensor'], `${path}.tensor`, counts),
    path: text(s['path'], `${path}.path`),
    result: s['result'] === null ? null : tensorRow(s['result'], `${path}.result`, counts),
    cause: s['cause'] === null ? null : nullCause(s['cause'], `${path}.cause`, counts),
  };
}

/** Each kind once, or this does not compile. */
const CAUSES: Readonly<Record<NullCause['kind'], true>> = {
  'integer-dtype': true,
  'not-trainable': true,
  'not-watched': true,
  reassigned: true,
  'watched-too-late': true,
  'op-outside-tape': true,
  'recording-stopped': true,
  forgotten: true,
  'gradient-outside-tape': true,
  'left-engine': true,
  copied: true,
  assigned: true,
  'not-differentiable': true,
  'stop-gradient': true,
  unused: true,
};

function nullCause(value: unknown, path: string, counts: Counts): NullCause {
  const c = fields(value, path);
  const site = siteId(c['site'], `${path}.site`, counts);
  const op = () => integer(c['op'], `${path}.op`, 0, counts.ops - 1);
  const kind = oneOf(c['kind'], `${path}.kind`, Object.keys(CAUSES) as NullCause['kind'][]);
  switch (kind) {
    case 'integer-dtype':
      return { kind, dtype: text(c['dtype'], `${path}.dtype`), site };
    case 'not-trainable':
    case 'not-watched':
    case 'unused':
      return { kind, site };
    case 'reassigned':
      return {
        kind,
        name: text(c['name'], `${path}.name`),
        earlier: tensorRow(c['earlier'], `${path}.earlier`, counts),
        site,
      };
    case 'gradient-outside-tape':
      return { kind, gradient: integer(c['gradient'], `${path}.gradient`, 0, counts.gradients - 1), site };
    case 'not-differentiable':
      return { kind, op: op(), why: text(c['why'], `${path}.why`), site };
    default:
      return { kind, op: op(), site };
  }
}

function arrayTable(value: unknown, path: string, counts: Counts): ArrayTable {
  const t = fields(value, path);
  const tensor = column(Uint32Array, t['tensor'], `${path}.tensor`, null, 0, counts.tensors - 1);
  return {
    tensor,
    scalar: column(Float64Array, t['scalar'], `${path}.scalar`, tensor.length),
    previews: byRow(t['previews'], `${path}.previews`, tensor.length, (v, at) => preview(v, at)),
  };
}

function edgeTable(value: unknown, path: string, counts: Counts): EdgeTable {
  const t = fields(value, path);
  const op = column(Uint32Array, t['op'], `${path}.op`, null, 0, counts.ops - 1);
  const rows = op.length;
  const previews = (name: string) => byRow(t[name], `${path}.${name}`, rows, (v, at) => preview(v, at));
  return {
    op,
    input: column(Uint32Array, t['input'], `${path}.input`, rows),
    contribution: column(Float64Array, t['contribution'], `${path}.contribution`, rows),
    local: column(Float64Array, t['local'], `${path}.local`, rows),
    hasLocal: column(Uint8Array, t['hasLocal'], `${path}.hasLocal`, rows, 0, 1),
    contributionPreviews: previews('contributionPreviews'),
    localPreviews: previews('localPreviews'),
  };
}

export function runWarning(value: unknown, path: string, counts: Counts): RunWarning {
  const w = fields(value, path);
  return {
    message: text(w['message'], `${path}.message`),
    ...(w['variables'] !== undefined && {
      variables: list(w['variables'], `${path}.variables`, (row, at) => tensorRow(row, at, counts)),
    }),
    site: siteId(w['site'], `${path}.site`, counts),
    atOp: integer(w['atOp'], `${path}.atOp`, 0, counts.ops),
  };
}

export function consoleLine(value: unknown, path: string, counts: Counts): ConsoleLine {
  const l = fields(value, path);
  return {
    level: oneOf(l['level'], `${path}.level`, ['log', 'info', 'warn', 'error', 'debug'] as const),
    text: text(l['text'], `${path}.text`),
    site: siteId(l['site'], `${path}.site`, counts),
    atOp: integer(l['atOp'], `${path}.atOp`, 0, counts.ops),
  };
}
