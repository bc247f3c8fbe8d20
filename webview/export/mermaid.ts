/** @file The graph as a Mermaid flowchart, for Markdown that draws them. */

import type { GraphModel, GraphNode } from '../model/graphModel';
import { graphTitle, nodeLines, plainIds, printable } from './texts';

export function graphMermaid(model: GraphModel, title: string): string {
  const ids = plainIds(model);
  const lines = [
    // A comment ends with its line, and `%%{` would begin a directive.
    `%% ${printable(graphTitle(model, title)).replace(/[{}]/g, ' ')}`,
    'flowchart LR',
    ...model.nodes.map((node) => `  ${ids.get(node.id)}${shaped(node)}:::${lookOf(node)}`),
    ...model.edges.map(({ from, to, local, isDetached, isOnPath }) => {
      const arrow = isDetached ? '-.->' : isOnPath ? '==>' : '-->';
      return `  ${ids.get(from)} ${arrow}${local ? `|"${inert(local.short)}"|` : ''} ${ids.get(to)}`;
    }),
    ...Object.entries(LOOKS).map(([look, style]) => `  classDef ${look} ${style}`),
  ];
  const onPath = model.edges.flatMap((edge, i) => (edge.isOnPath ? [i] : []));
  if (onPath.length > 0) lines.push(`  linkStyle ${onPath.join(',')} stroke:#e51400`);
  return `${lines.join('\n')}\n`;
}

const LOOKS = {
  variable: 'fill:#dbeafe,stroke:#0f62c4,color:#111111',
  watched: 'fill:#ecdff5,stroke:#652d90,color:#111111',
  constant: 'fill:#efefef,stroke:#6b6b6b,color:#111111',
  op: 'fill:#e2f0e1,stroke:#2f7a2b,color:#111111',
  target: 'fill:#f7ead8,stroke:#a8650c,stroke-width:3px,color:#111111',
  group: 'fill:#efefef,stroke:#5f5f5f,stroke-width:3px,color:#111111',
  broken: 'fill:#fff6d6,stroke:#8a6400,stroke-dasharray:4 3,color:#111111',
} as const;

function lookOf(node: GraphNode): keyof typeof LOOKS {
  if (node.isBreak || node.nullCause !== null) return 'broken';
  return node.isTarget ? 'target' : node.kind;
}

function shaped(node: GraphNode): string {
  const text = `"${nodeLines(node).map(inert).join('<br/>')}"`;
  if (node.isTarget) return `{{${text}}}`;
  if (node.kind === 'variable') return `([${text}])`;
  if (node.kind === 'group') return `[[${text}]]`;
  return node.kind === 'op' ? `(${text})` : `[${text}]`;
}

/** Only letters, digits and harmless signs stay; everything else becomes Mermaid's `#code;`, which is drawn and never read. */
function inert(text: string): string {
  return [...printable(text)]
    .map((char) => (/[\p{L}\p{N} ./,=+·∂²∞…→⊙−-]/u.test(char) ? char : `#${char.codePointAt(0)};`))
    .join('');
}
