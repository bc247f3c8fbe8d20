/** @file What an exported node and the whole picture are called: the same words in every format. */

import type { GraphModel, GraphNode } from '../model/graphModel';

/** Title, value, adjoint: a line each. */
export function nodeLines(node: GraphNode): string[] {
  const [name] = node.names;
  const title = name === undefined ? (node.op ?? node.kind) : node.op === null ? name : `${name} ${node.op}`;
  return [title, node.value, ...(node.adjoint ? [`${node.adjoint.symbol} = ${node.adjoint.short}`] : [])];
}

/** In full, for those who cannot or do not want to read the picture. */
export function nodeSentence(node: GraphNode): string {
  return [
    `${node.symbol} = ${node.longValue}`,
    node.type,
    ...(node.adjoint ? [`${node.adjoint.symbol} = ${node.adjoint.text}`] : []),
    ...(node.nullCause === null ? [] : [node.nullCause]),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** `first.ts: ∂z/∂x, ∂z/∂y` */
export function graphTitle(model: GraphModel, title: string): string {
  const call = model.calls.find(({ index }) => index === model.call);
  return call ? `${title}: ${call.label}` : title;
}

/** `n0`, `n1` …: ids that mean nothing in any language. */
export function plainIds(model: GraphModel): ReadonlyMap<string, string> {
  return new Map(model.nodes.map(({ id }, i) => [id, `n${i}`]));
}

/** Without what cannot stand in a text file: control characters and halves of characters. */
export function printable(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
