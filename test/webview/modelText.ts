/** @file A graph model as text, so that a test reads like the picture. */

import type { GraphEdge, GraphModel, GraphNode } from '../../webview/model/graphModel';

/** One line per node, then one per edge. */
export function modelText(model: GraphModel): string {
  const title = new Map(model.nodes.map((node) => [node.id, node.symbol]));
  return [...model.nodes.map(nodeText), ...model.edges.map((edge) => edgeText(edge, title))].join('\n');
}

function nodeText(node: GraphNode): string {
  const flags = [
    node.isTarget && 'target',
    node.isSource && 'source',
    node.isDetached && 'detached',
    node.isBackward && 'backward',
    node.isBreak && 'break',
  ].filter(Boolean);
  const parts = [
    `[${[node.kind, ...flags].join(' ')}]`,
    node.names.join(' ') || '·',
    node.op ? `by ${node.op}` : '',
    `= ${node.value}`,
    node.adjoint ? `| ${node.adjoint.symbol} = ${node.adjoint.text}` : '',
    node.nullCause ? `| ${node.nullCause}` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function edgeText(edge: GraphEdge, title: ReadonlyMap<string, string>): string {
  const arrow = edge.isDetached ? '⇢' : edge.isOnPath ? '→' : '⟶';
  const local = edge.local ? ` | ${edge.local.symbol} = ${edge.local.text}` : '';
  const flow = edge.contribution ? ` | flows ${edge.contribution}` : '';
  return `${title.get(edge.from)} ${arrow} ${title.get(edge.to)}${local}${flow}`;
}
