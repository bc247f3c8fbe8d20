/** @file The pure parts of the view: where arrows lead, what Cytoscape is given, readable colours. */

import cytoscape from 'cytoscape';
import { describe, expect, test } from 'vitest';
import type { Measure } from '../../webview/graph/card';
import { contrast, parseColour, readable } from '../../webview/graph/colour';
import { pictureOf } from '../../webview/graph/elements';
import { graphStyles } from '../../webview/graph/styles';
import type { Theme } from '../../webview/graph/theme';
import { nextNode, type ArrowKey } from '../../webview/graph/walk';
import { buildGraph } from '../../webview/model/graphModel';
import { FIRST, firstGradientRecording } from '../fixtures/recordings';

const MODEL = buildGraph(firstGradientRecording(), { call: null, scope: 'call' });
const MEASURE: Measure = (text) => text.length * 8;

describe('the picture', () => {
  const picture = pictureOf(MODEL, 'right', MEASURE);

  test('nodes carry their text and the class of their kind', () => {
    const nodes = picture.elements.filter((e) => e.group === 'nodes');
    expect(nodes.map((e) => [e.data['label'], e.classes])).toEqual([
      ['x\n3\n∂z/∂x = 408', 'variable is-source'],
      ['square\n9\n∂z/∂x² = 68', 'op'],
      ['y\n5\n∂z/∂y = 680', 'variable is-source'],
      ['square\n25\n∂z/∂y² = 68', 'op'],
      ['m add\n34\n∂z/∂m = 68', 'op'],
      ['z square\n1156\n∂z/∂z = 1', 'target'],
    ]);
  });

  test('edges are labelled with their local derivative', () => {
    expect(picture.labels.map((label) => label.text)).toEqual(['6', '10', '1', '1', '68']);
  });

  test('Cytoscape draws each edge where the layout put it', () => {
    const core = cytoscape({
      headless: true,
      styleEnabled: true,
      elements: [...picture.elements],
      style: graphStyles(THEME),
    });
    const [route] = [...picture.layout.edges].filter(([id]) => id === 'e2.0.0').map(([, r]) => r);
    const data = core.getElementById('e2.0.0').data() as { weights: number[]; distances: number[] };
    const line = { x: route!.end.x - route!.start.x, y: route!.end.y - route!.start.y };
    const length = Math.hypot(line.x, line.y);
    data.weights.forEach((weight, i) => {
      const bend = route!.bends[i]!;
      expect(route!.start.x + weight * line.x - (data.distances[i]! * line.y) / length).toBeCloseTo(bend.x, 1);
      expect(route!.start.y + weight * line.y + (data.distances[i]! * line.x) / length).toBeCloseTo(bend.y, 1);
    });
    expect(core.edges().length).toBe(5);
  });
});

describe('arrow keys', () => {
  const walk = (from: string | null, key: ArrowKey, direction: 'right' | 'down' = 'right'): string | null =>
    nextNode(MODEL, pictureOf(MODEL, direction, MEASURE).layout.nodes, direction, from, key);

  test.each<[string, string | null, ArrowKey, string | null]>([
    ['nothing selected: the target', null, 'ArrowRight', `t${FIRST.z}`],
    ['along an edge', 'v0', 'ArrowRight', `t${FIRST.xSquared}`],
    ['back along an edge', `t${FIRST.z}`, 'ArrowLeft', `t${FIRST.m}`],
    ['no edge further', `t${FIRST.z}`, 'ArrowRight', null],
    ['across, in the same layer', 'v0', 'ArrowDown', 'v1'],
    ['and back', 'v1', 'ArrowUp', 'v0'],
  ])('%s', (_, from, key, to) => {
    expect(walk(from, key)).toBe(to);
  });

  test('top down, the arrows turn with the graph', () => {
    expect(walk('v0', 'ArrowDown', 'down')).toBe(`t${FIRST.xSquared}`);
    expect(walk('v0', 'ArrowRight', 'down')).toBe('v1');
  });
});

describe('colours', () => {
  test.each([
    ['#fff', [255, 255, 255]],
    ['#102030', [16, 32, 48]],
    ['rgb(1, 2, 3)', [1, 2, 3]],
    ['rgba(0, 0, 0, 0.5)', [128, 128, 128]],
    ['#00000080', [127, 127, 127]],
    ['rgb(from #01020366 r g b / 1)', [1, 2, 3]],
    ['rgb(from rgba(1, 2, 3, 0.5) r g b / 1)', [1, 2, 3]],
    ['red', null],
    ['', null],
  ])('%s', (css, rgb) => {
    expect(parseColour(css)).toEqual(rgb);
  });

  test('a colour is moved only as far as reading needs', () => {
    expect(readable([0, 0, 0], [255, 255, 255])).toEqual([0, 0, 0]);
    expect(contrast(readable([255, 255, 0], [255, 255, 255]), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readable([20, 20, 60], [30, 30, 30]), [30, 30, 30])).toBeGreaterThanOrEqual(4.5);
  });
});

const LOOK = { fill: 'rgb(0, 0, 0)', line: 'rgb(1, 1, 1)' };
const THEME: Theme = {
  isHighContrast: false,
  background: '#000000',
  text: '#ffffff',
  muted: '#cccccc',
  adjoint: '#ff0000',
  broken: '#ffff00',
  edge: '#888888',
  path: '#ff0000',
  focus: '#0000ff',
  positive: 'orange',
  negative: 'blue',
  highlight: '#ffff00',
  nodes: { variable: LOOK, constant: LOOK, watched: LOOK, op: LOOK, target: LOOK, group: LOOK },
  fontFamily: 'monospace',
};
