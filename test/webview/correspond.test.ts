/** @file Which node of one picture is which of the next: unchanged, after an edit, between steps; and names told apart. */

import { describe, expect, test } from 'vitest';
import { labelOf } from '../../extension/protocol/tensorLabel';
import { correspondence } from '../../webview/model/correspond';
import { buildGraph, type GraphModel } from '../../webview/model/graphModel';
import { viewOf } from '../../webview/model/views';
import { RecordingSketch } from './recordingSketch';

/** A chain of ops from `x`; a name after a colon. */
function chain(...ops: string[]): GraphModel {
  const r = new RecordingSketch();
  let last = r.variable('x', 2);
  for (const text of ops) {
    const [op = '', name] = text.split(':');
    last = r.op(op, [last], 1, name === undefined ? {} : { name });
  }
  r.gradient([last], [[0, 1]]);
  return buildGraph(r.build(), { call: null, scope: 'call' });
}
const paired = (a: GraphModel, b: GraphModel): string[] => {
  const titles = new Map(b.nodes.map((node) => [node.id, node.op ?? node.symbol]));
  const partners = correspondence(a, b);
  return a.nodes.map((node) => `${node.op ?? node.symbol} ${titles.get(partners.get(node.id) ?? '') ?? '—'}`);
};

describe('correspondence', () => {
  test.each<[string, string[], string[], string[]]>([
    ['the same', ['square', 'neg'], ['square', 'neg'], ['x x', 'square square', 'neg neg']],
    ['one more at the end', ['square'], ['square', 'neg'], ['x x', 'square square']],
    ['one more in the middle', ['square', 'neg'], ['square', 'exp', 'neg'], ['x x', 'square square', 'neg neg']],
    ['one less', ['square', 'exp', 'neg'], ['square', 'neg'], ['x x', 'square square', 'exp —', 'neg neg']],
    [
      'one for another',
      ['square', 'exp', 'neg'],
      ['square', 'log', 'neg'],
      ['x x', 'square square', 'exp —', 'neg neg'],
    ],
    ['nothing alike', ['square'], ['exp'], ['x x', 'square —']],
  ])('%s', (_, before, now, expected) => expect(paired(chain(...before), chain(...now))).toEqual(expected));

  test('of more edits than are followed, by name and order', () => {
    const ops = (op: string) => Array.from({ length: 300 }, () => op);
    const partners = correspondence(chain(...ops('exp'), 'square'), chain('square', ...ops('log'), 'neg'));
    expect(partners.size).toBe(2);
  });
});

describe('a name bound many times', () => {
  const r = new RecordingSketch();
  const x = r.variable('x', 2);
  const rows = [r.constant('product', 1)];
  for (let i = 0; i < 12; i++) rows.push(r.op('mul', [rows.at(-1)!, x], 2 ** i, { name: 'product' }));
  const alone = r.op('square', [rows.at(-1)!], 1, { name: 'z' });
  r.gradient([alone], [[x, 1]]);
  const recording = r.build();
  const label = (row: number): string => labelOf(viewOf(recording), row);

  test('gets subscripts from what it began with on', () => {
    expect([rows[0]!, rows[1]!, rows[12]!].map(label)).toEqual(['product₀', 'product₁', 'product₁₂']);
  });
  test('a name of its own stays as it is', () => expect(label(alone)).toBe('z'));
  test('so it stands on the node, and is found without', () => {
    const names = buildGraph(recording, { call: null, scope: 'call' }).nodes.map((node) => node.names[0]);
    expect(names).toEqual(expect.arrayContaining(['product₀', 'product₁₂', 'z']));
  });
});
