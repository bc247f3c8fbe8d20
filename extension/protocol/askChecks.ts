/** @file Schemas of questions and answers, for every side that hears one. */

import type { AskedGradient, LeafChange, TensorRef } from '../../engine/askedRecorder';
import type { PartialCheck, Verdict } from '../../engine/checkPartials';
import { fail, fields, flag, integer, list, number, oneOf, text } from '../../engine/validateParts';
import { ASK_LIMITS, type Answer, type Ask, type JacobianBlock, type Question, type SourceCheck } from './asking';

const VERDICTS: readonly Verdict[] = ['right', 'wrong', 'kink'];

export function checkAsk(value: unknown): Ask {
  const ask = fields(value, 'The question');
  const changes = list(ask['changes'], 'changes', leafChange);
  atMost(changes, 'changes', ASK_LIMITS.changes);
  return { changes, question: question(ask['question']) };
}

export function checkAnswer(value: unknown): Answer {
  const answer = fields(value, 'The answer');
  const { kind } = answer;
  switch (kind) {
    case 'run':
      return { kind };
    case 'none':
      return { kind, why: text(answer['why'], 'why') };
    case 'values':
      return {
        kind,
        start: integer(answer['start'], 'start', 0),
        size: integer(answer['size'], 'size', 0),
        values: numbers(answer['values'], 'values'),
      };
    case 'jacobian':
      return { kind, blocks: list(answer['blocks'], 'blocks', block) };
    case 'check':
      return { kind, sources: list(answer['sources'], 'sources', sourceCheck) };
    default:
      return fail('The answer', 'of a kind there is');
  }
}

function question(value: unknown): Question {
  const asked = fields(value, 'question');
  const { kind } = asked;
  switch (kind) {
    case 'run':
      return { kind, gradient: asked['gradient'] === null ? null : gradient(asked['gradient']) };
    case 'values':
      return {
        kind,
        tensor: tensorRef(asked['tensor'], 'tensor'),
        start: integer(asked['start'], 'start', 0),
        count: integer(asked['count'], 'count', 0, ASK_LIMITS.values),
      };
    case 'jacobian':
    case 'check':
      return { kind, gradient: gradient(asked['gradient']) };
    default:
      return fail('The question', 'of a kind there is');
  }
}

function gradient(value: unknown): AskedGradient {
  const asked = fields(value, 'gradient');
  const [targets, sources] = [
    list(asked['targets'], 'targets', tensorRef),
    list(asked['sources'], 'sources', tensorRef),
  ];
  for (const [refs, path] of [
    [targets, 'targets'],
    [sources, 'sources'],
  ] as const) {
    if (refs.length === 0) fail(path, 'a list of one or more');
    atMost(refs, path, ASK_LIMITS.tensors);
  }
  return { targets, sources };
}

function leafChange(value: unknown, path: string): LeafChange {
  const change = fields(value, path);
  const values = numbers(change['values'], `${path}.values`);
  return {
    site: integer(change['site'], `${path}.site`, -1),
    occurrence: integer(change['occurrence'], `${path}.occurrence`, 0),
    values,
  };
}

function tensorRef(value: unknown, path: string): TensorRef {
  const ref = fields(value, path);
  if (oneOf(ref['kind'], `${path}.kind`, ['made', 'partial'] as const) === 'made') {
    return {
      kind: 'made',
      site: integer(ref['site'], `${path}.site`, -1),
      occurrence: integer(ref['occurrence'], `${path}.occurrence`, 0),
    };
  }
  return {
    kind: 'partial',
    call: integer(ref['call'], `${path}.call`, 0),
    source: integer(ref['source'], `${path}.source`, 0),
  };
}

function block(value: unknown, path: string): JacobianBlock {
  const b = fields(value, path);
  const rows = integer(b['rows'], `${path}.rows`, 0, ASK_LIMITS.jacobianRows);
  const columns = integer(b['columns'], `${path}.columns`, 0, ASK_LIMITS.jacobianColumns);
  const values = numbers(b['values'], `${path}.values`);
  if (values.length !== rows * columns) fail(`${path}.values`, `a list of ${rows * columns}`);
  return {
    connected: flag(b['connected'], `${path}.connected`),
    targetShape: shape(b['targetShape'], `${path}.targetShape`),
    sourceShape: shape(b['sourceShape'], `${path}.sourceShape`),
    rows,
    columns,
    values,
  };
}

function sourceCheck(value: unknown, path: string): SourceCheck {
  const source = fields(value, path);
  return {
    shape: shape(source['shape'], `${path}.shape`),
    connected: flag(source['connected'], `${path}.connected`),
    elements: list(source['elements'], `${path}.elements`, partialCheck),
  };
}

function partialCheck(value: unknown, path: string): PartialCheck {
  const check = fields(value, path);
  const at = (name: keyof PartialCheck): number => number(check[name], `${path}.${name}`);
  return {
    element: integer(check['element'], `${path}.element`, 0),
    rule: at('rule'),
    difference: at('difference'),
    left: at('left'),
    right: at('right'),
    error: at('error'),
    verdict: oneOf(check['verdict'], `${path}.verdict`, VERDICTS),
  };
}

function shape(value: unknown, path: string): number[] {
  return list(value, path, (size, at) => integer(size, at, 0));
}

function numbers(value: unknown, path: string): number[] {
  const found = list(value, path, number);
  atMost(found, path, ASK_LIMITS.values);
  return found;
}

function atMost(found: readonly unknown[], path: string, most: number): void {
  if (found.length > most) fail(path, `a list of at most ${most}`);
}
