/** @file The graph for other programs: golden text in each format, and nothing in a name or a value acts in any of them. */

import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, exportGraph, type ExportFormat } from '../../webview/export/exportGraph';
import { firstGradientRecording } from '../fixtures/recordings';
import { RecordingSketch } from './recordingSketch';

const first = (format: ExportFormat): string =>
  exportGraph(firstGradientRecording(), { format, title: 'first.ts', call: null })!;

describe('the first example', () => {
  test('Mermaid', () => {
    expect(first('mermaid').split('\n').slice(0, 13)).toEqual([
      '%% first.ts: ∂z/∂x, ∂z/∂y',
      'flowchart LR',
      '  n0(["x<br/>3<br/>∂z/∂x = 408"]):::variable',
      '  n1("square<br/>9<br/>∂z/∂x² = 68"):::op',
      '  n2(["y<br/>5<br/>∂z/∂y = 680"]):::variable',
      '  n3("square<br/>25<br/>∂z/∂y² = 68"):::op',
      '  n4("m add<br/>34<br/>∂z/∂m = 68"):::op',
      '  n5{{"z square<br/>1156<br/>∂z/∂z = 1"}}:::target',
      '  n0 ==>|"6"| n1',
      '  n2 ==>|"10"| n3',
      '  n1 ==>|"1"| n4',
      '  n3 ==>|"1"| n4',
      '  n4 ==>|"68"| n5',
    ]);
  });

  test('DOT', () => {
    const dot = first('dot');
    expect(dot).toContain('label="m add\\n34\\n∂z/∂m = 68", tooltip="m = 34; float32; ∂z/∂m = 68", shape="box"');
    expect(dot).toContain('n4 -> n5 [label="68", color="#c7170b"];');
  });

  test('JSON', () => {
    const graph = JSON.parse(first('json')) as { nodes: unknown[]; edges: unknown[] };
    expect(graph).toMatchObject({ tapescopeGraph: 1, title: 'first.ts', gradientCall: 0 });
    expect(graph.nodes[5]).toMatchObject({ id: 'n5', names: ['z'], op: 'square', value: '1156', isTarget: true });
    expect(graph.edges[4]).toEqual({
      from: 'n4',
      to: 'n5',
      input: 0,
      local: { symbol: '∂z/∂m', value: '68' },
      contribution: '68',
    });
  });

  test('SVG: a title, each node with its shape and texts, each edge with its way', () => {
    const svg = first('svg');
    expect(svg).toContain('<title id="title">first.ts: ∂z/∂x, ∂z/∂y</title>');
    expect(svg.match(/<path class="edge path"/g)).toHaveLength(5);
    expect(svg).toMatch(/<path class="shape variable source" d="M[^"]+"\/>/);
    expect(svg).toContain('<tspan class="t-name">m</tspan> <tspan class="t-leaf">add</tspan>');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

test('a run without ops has no graph', () => {
  const nothing = new RecordingSketch().build();
  for (const format of EXPORT_FORMATS) expect(exportGraph(nothing, { format, title: '', call: null })).toBeNull();
});

test('another gradient call can be asked for', () => {
  const r = new RecordingSketch();
  const x = r.variable('x', 3);
  const y = r.op('square', [x], 9, { name: 'y' });
  const z = r.op('square', [y], 81, { name: 'z' });
  r.gradient([y], [[x, 6]]);
  r.gradient([z], [[x, 108]]);
  expect(exportGraph(r.build(), { format: 'mermaid', title: 'a', call: 0 })).not.toContain('108');
});

describe.each([
  '"]; click n0 "https://x"',
  '--></text><script>alert(1)</script>',
  '%%{init: {}}%%\nend',
  '\\", color=red, x="\\',
  '`**b**` #quot; &lt; ;',
  ']]>\u0000\ud800',
  '\\N\\G\\',
])('nothing in %j acts in', (hostile) => {
  const r = new RecordingSketch();
  const x = r.variable(hostile, [1, 2]);
  const y = r.op(hostile, [x], [1, 4], { name: hostile });
  r.gradient([y], [[x, [2, 4]]]);
  const written = (format: ExportFormat): string => exportGraph(r.build(), { format, title: hostile, call: null })!;

  test('SVG', () => {
    const svg = written('svg');
    const tags = new Set([...svg.matchAll(/<\/?([^\s>/]*)/g)].map(([, name]) => name));
    const ours = ['svg', 'title', 'style', 'defs', 'marker', 'path', 'rect', 'g', 'text', 'tspan'];
    expect([...tags].filter((name) => !ours.includes(name!))).toEqual([]);
    const texts = svg.replace(/<style>[^<]*<\/style>/, '').replace(/<[^<>]*>/g, '');
    expect(texts.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&]/);
    expect(svg).not.toMatch(/\p{Surrogate}/u);
    expect(svg).not.toContain('\u0000');
  });

  test('DOT', () => {
    const outside = written('dot').replace(/"(?:[^"\\]|\\["\\n])*"/g, '');
    expect(outside).toMatch(/^[a-z0-9\s[\]{};=,>-]*$/);
  });

  test('Mermaid', () => {
    const [comment, ...lines] = written('mermaid').split('\n');
    expect(comment).toMatch(/^%% [^{}]*$/);
    const text = lines.filter((line) => !line.startsWith('  classDef')).join('\n');
    for (const [, inside] of text.matchAll(/"([^"]*)"/g)) {
      expect(inside!.replace(/<br\/>|#\d+;/g, '')).not.toMatch(/[<>#;`"&\\[\]{}]/);
    }
    expect(text.replace(/"[^"]*"/g, '')).toMatch(/^[a-zA-Z0-9\s()[\]{}|:=.,#>-]*$/);
  });

  test('JSON', () => {
    const { nodes } = JSON.parse(written('json')) as { nodes: { names: string[] }[] };
    expect(nodes[0]!.names).toEqual([hostile]);
  });
});
