/** @file The layered layout: order along the flow, no overlaps, few crossings, linear time, the same picture every time. */

import { describe, expect, test } from 'vitest';
import { figure } from '../support/figure';
import { layoutGraph, type Layout, type LayoutInput } from '../../webview/layout/layered';

describe('layered layout', () => {
  test('values flow to the right, or down', () => {
    const right = layoutGraph(graph('x>x2 y>y2 x2>m y2>m m>z'));
    expect(xs(right, 'x', 'x2', 'm', 'z')).toBeAscending();
    expect(right.nodes.get('y')!.x).toBe(right.nodes.get('x')!.x);
    const down = layoutGraph({ ...graph('x>x2 y>y2 x2>m y2>m m>z'), direction: 'down' });
    expect(['x', 'x2', 'm', 'z'].map((id) => down.nodes.get(id)!.y)).toBeAscending();
  });

  test('a symmetric graph is drawn symmetric', () => {
    const { nodes } = layoutGraph(graph('x>x2 y>y2 x2>m y2>m m>z'));
    expect(nodes.get('m')!.y).toBeCloseTo((nodes.get('x2')!.y + nodes.get('y2')!.y) / 2);
    expect(nodes.get('z')!.y).toBeCloseTo(nodes.get('m')!.y);
    expect(nodes.get('x')!.y).toBeCloseTo(nodes.get('x2')!.y);
  });

  test('a leaf stands right before its first use', () => {
    const layout = layoutGraph(graph('x>a a>b two>c b>c'));
    expect(layout.nodes.get('two')!.x).toBe(layout.nodes.get('b')!.x);
  });

  test('crossings that can be avoided are avoided', () => {
    const { nodes } = layoutGraph(graph('a>d b>c c>e d>f', ['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'e>g f>g'));
    expect(Math.sign(nodes.get('a')!.y - nodes.get('b')!.y)).toBe(Math.sign(nodes.get('d')!.y - nodes.get('c')!.y));
  });

  test('both edges of x·x have a way and a label of their own', () => {
    const { edges } = layoutGraph(graph('x>xx x>xx'));
    const [one, two] = [...edges.values()];
    expect(one!.end.y).not.toBe(two!.end.y);
    expect(Math.abs(one!.label.y - two!.label.y) + Math.abs(one!.label.x - two!.label.x)).toBeGreaterThan(10);
  });

  test('a long edge passes beside the nodes in between', () => {
    const layout = layoutGraph(graph('x>a a>b b>c c>d x>d'));
    const inner = layout.edges.get('x>d#4')!.bends;
    for (const id of ['a', 'b', 'c']) {
      const node = layout.nodes.get(id)!;
      const beside = inner.filter((p) => Math.abs(p.x - node.x) <= 60);
      expect(beside.length).toBeGreaterThan(0);
      for (const p of beside) expect(Math.abs(p.y - node.y)).toBeGreaterThan(30);
    }
  });

  test('an edge against the flow is drawn, not followed', () => {
    const layout = layoutGraph(graph('x>y y>x'));
    expect(layout.nodes.get('x')!.x).toBeLessThan(layout.nodes.get('y')!.x);
    expect(layout.edges.size).toBe(2);
  });

  test('unconnected parts stand apart', () => {
    const layout = layoutGraph(graph('a>b b>c d>e', ['a', 'b', 'c', 'd', 'e', 'alone']));
    expect(overlaps(layout, graph('a>b b>c d>e', ['a', 'b', 'c', 'd', 'e', 'alone']))).toEqual([]);
  });

  test('an edge to an unknown node is refused', () => {
    expect(() => layoutGraph({ ...graph('a>b'), nodes: [] })).toThrow('not in the graph');
  });

  test('no two nodes overlap in random graphs, and the picture is the same twice', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const input = randomGraph(60, seed);
      const layout = layoutGraph(input);
      expect(overlaps(layout, input)).toEqual([]);
      expect(layoutGraph(input)).toEqual(layout);
    }
  });

  test('the picture stays linear in the graph, even where one leaf feeds every link of a long chain', () => {
    const input = chainWithSharedLeaf(5000);
    const points = [...layoutGraph(input).edges.values()].reduce((sum, route) => sum + route.bends.length, 0);
    expect(points).toBeLessThan(40 * (input.nodes.length + input.edges.length));
  });
});

describe('a picture that has been seen before', () => {
  /** How far nodes moved across, beside what all of them moved: the median and the share that changed their order. */
  const movement = (before: Layout, now: Layout): { median: number; turned: number } => {
    const ids = [...before.nodes.keys()].filter((id) => now.nodes.has(id));
    const shifts = ids.map((id) => now.nodes.get(id)!.y - before.nodes.get(id)!.y).sort((a, b) => a - b);
    const common = shifts[Math.floor(shifts.length / 2)]!;
    const moved = shifts.map((shift) => Math.abs(shift - common)).sort((a, b) => a - b);
    let [pairs, turned] = [0, 0];
    for (const a of ids) {
      for (const b of ids) {
        const was = before.nodes.get(a)!.y - before.nodes.get(b)!.y;
        const is = now.nodes.get(a)!.y - now.nodes.get(b)!.y;
        if (a >= b || Math.abs(was) < 30 || before.nodes.get(a)!.x !== before.nodes.get(b)!.x) continue;
        pairs++;
        if (was * is < 0) turned++;
      }
    }
    return { median: moved[Math.floor(moved.length / 2)]!, turned: pairs === 0 ? 0 : turned / pairs };
  };
  /** One op more between two nodes in the middle. */
  const edited = (input: LayoutInput): LayoutInput => {
    const at = Math.floor(input.nodes.length / 2);
    const more = { id: 'new', width: 100, height: 60 };
    const edge = (from: string, to: string): LayoutInput['edges'][number] => ({
      id: `${from}>${to}`,
      from,
      to,
      labelWidth: 30,
      labelHeight: 16,
    });
    const [before, after] = [input.nodes[at - 1]!.id, input.nodes[at + 3]!.id];
    return {
      ...input,
      nodes: [...input.nodes.slice(0, at), more, ...input.nodes.slice(at)],
      edges: [...input.edges, edge(before, 'new'), edge('new', after)],
    };
  };

  test('the same graph again keeps its order', () => {
    const turned: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const input = randomGraph(60, seed);
      const before = layoutGraph(input);
      turned.push(movement(before, layoutGraph({ ...input, previous: before.nodes })).turned);
    }
    // Long edges may pass on another side, and a node beside them with them.
    expect(turned.reduce((sum, share) => sum + share, 0) / turned.length).toBeLessThan(0.02);
  });

  test('after a small edit little moves, and much less than without', () => {
    const [kept, free]: [number[], number[]] = [[], []];
    for (let seed = 1; seed <= 20; seed++) {
      const input = randomGraph(60, seed);
      const before = layoutGraph(input);
      kept.push(movement(before, layoutGraph({ ...edited(input), previous: before.nodes })).turned);
      free.push(movement(before, layoutGraph(edited(input))).turned);
    }
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    figure('share of neighbours that change their order after an edit', `${mean(kept)} (without: ${mean(free)})`);
    expect(mean(kept)).toBeLessThan(0.05);
    expect(mean(kept)).toBeLessThan(mean(free) / 2);
  });
});

function graph(edges: string, ids?: readonly string[], more = ''): LayoutInput {
  const pairs = `${edges} ${more}`.trim().split(' ');
  const names = ids ?? [...new Set(pairs.flatMap((pair) => pair.split('>')))];
  return {
    nodes: names.map((id) => ({ id, width: 100, height: 60 })),
    edges: pairs.map((pair, i) => {
      const [from = '', to = ''] = pair.split('>');
      return { id: `${pair}#${i}`, from, to, labelWidth: 30, labelHeight: 16 };
    }),
    direction: 'right',
  };
}

function randomGraph(count: number, seed: number): LayoutInput {
  let state = seed;
  const random = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const pairs: string[] = [];
  for (let i = 1; i < count; i++) {
    for (let k = 0; k < 1 + random(2); k++) pairs.push(`n${Math.max(0, i - 1 - random(12))}>n${i}`);
  }
  return graph(
    pairs.join(' '),
    Array.from({ length: count }, (_, i) => `n${i}`),
  );
}

/** The worst case for long edges: one leaf used by every link of a chain. */
function chainWithSharedLeaf(length: number): LayoutInput {
  const pairs: string[] = [];
  for (let i = 1; i < length; i++) pairs.push(`n${i - 1}>n${i}`, `n0>n${i}`);
  return graph(
    pairs.join(' '),
    Array.from({ length }, (_, i) => `n${i}`),
  );
}

function overlaps(layout: Layout, input: LayoutInput): string[] {
  const found: string[] = [];
  input.nodes.forEach((a, i) => {
    for (const b of input.nodes.slice(i + 1)) {
      const [p, q] = [layout.nodes.get(a.id)!, layout.nodes.get(b.id)!];
      const apart =
        Math.abs(p.x - q.x) >= (a.width + b.width) / 2 || Math.abs(p.y - q.y) >= (a.height + b.height) / 2 - 0.01;
      if (!apart) found.push(`${a.id} and ${b.id}`);
    }
  });
  return found;
}

const xs = (layout: Layout, ...ids: string[]): number[] => ids.map((id) => layout.nodes.get(id)!.x);

expect.extend({
  toBeAscending(numbers: number[]) {
    const pass = numbers.every((n, i) => i === 0 || n > numbers[i - 1]!);
    return { pass, message: () => `${numbers.join(', ')} ${pass ? 'rise' : 'do not rise'}` };
  },
});
declare module 'vitest' {
  interface Matchers {
    toBeAscending(): void;
  }
}
