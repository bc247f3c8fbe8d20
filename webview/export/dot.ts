/** @file The graph in Graphviz's language. */

import type { GraphEdge, GraphModel, GraphNode } from '../model/graphModel';
import { graphTitle, nodeLines, nodeSentence, plainIds, printable } from './texts';

export function graphDot(model: GraphModel, title: string): string {
  const ids = plainIds(model);
  const nodes = model.nodes.map((node) => `  ${ids.get(node.id)} [${attributes(nodeLook(node))}];`);
  const edges = model.edges.map((edge) => {
    const look = attributes(edgeLook(edge));
    return `  ${ids.get(edge.from)} -> ${ids.get(edge.to)}${look === '' ? '' : ` [${look}]`};`;
  });
  return [
    'digraph gradient {',
    `  graph [${attributes({ label: graphTitle(model, title), labelloc: 't', rankdir: 'LR', fontname: FONT })}];`,
    `  node [${attributes({ shape: 'box', style: 'rounded', fontname: FONT, fontsize: '12' })}];`,
    `  edge [${attributes({ fontname: FONT, fontsize: '11', color: '#767676' })}];`,
    ...nodes,
    ...edges,
    '}',
    '',
  ].join('\n');
}

const FONT = 'monospace';
const COLOURS = {
  variable: '#0f62c4',
  watched: '#652d90',
  constant: '#6b6b6b',
  op: '#2f7a2b',
  target: '#a8650c',
  group: '#5f5f5f',
} as const;

function nodeLook(node: GraphNode): Record<string, string> {
  const look = node.isTarget ? 'target' : node.kind;
  const isBroken = node.isBreak || node.nullCause !== null;
  const style = [
    ...(look === 'op' || look === 'variable' ? ['rounded'] : []),
    ...(node.isDetached || isBroken ? ['dashed'] : []),
    ...(node.isTarget || node.isSource ? ['bold'] : []),
  ].join(',');
  return {
    label: nodeLines(node).join('\n'),
    tooltip: nodeSentence(node),
    shape: look === 'target' ? 'hexagon' : look === 'watched' ? 'octagon' : 'box',
    style: style === '' ? 'solid' : style,
    color: isBroken ? '#8a6400' : COLOURS[look],
  };
}

function edgeLook({ local, isOnPath, isDetached }: GraphEdge): Record<string, string> {
  return {
    ...(local ? { label: local.short } : {}),
    ...(isOnPath ? { color: '#c7170b' } : {}),
    ...(isDetached ? { style: 'dashed' } : {}),
  };
}

/** In a quoted string only the backslash and the quote act; our own line ends are written as \n. */
function attributes(look: Readonly<Record<string, string>>): string {
  return Object.entries(look)
    .map(([name, value]) => `${name}="${value.split('\n').map(quoted).join('\\n')}"`)
    .join(', ');
}

function quoted(text: string): string {
  return printable(text).replace(/[\\"]/g, '\\$&');
}
