/** @file The inspector's layout: how long graphs of a thousand and of five thousand nodes take. */

import { layoutGraph } from '../../webview/layout/layered';
import { median } from './median.mjs';

const TURNS = 7;

export function benchLayout() {
  for (const count of [1000, 5000]) {
    const graph = network(count);
    const times = Array.from({ length: TURNS }, () => {
      const began = performance.now();
      layoutGraph(graph);
      return performance.now() - began;
    });
    console.log(`layout of ${count} nodes, ${graph.edges.length} edges: ${Math.round(median(times))} ms`);
  }
}

/** Each node reads one or two of those shortly before it. @param {number} count */
function network(count) {
  let state = 7;
  /** @param {number} below */
  const random = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const nodes = Array.from({ length: count }, (_, i) => ({ id: `n${i}`, width: 120, height: 75 }));
  const edges = nodes.slice(1).flatMap((node, i) =>
    Array.from({ length: 1 + random(2) }, (_, k) => ({
      id: `e${i}.${k}`,
      from: `n${Math.max(0, i - random(12))}`,
      to: node.id,
      labelWidth: 30,
      labelHeight: 16,
    })),
  );
  return { nodes, edges, direction: /** @type {const} */ ('right') };
}
