/** @file The graph as one SVG that stands alone: same cards, same routes as in the panel, light or dark as its reader's page. */

import { escapeHtml } from '../../extension/protocol/escapeHtml';
import { CARD_TOP, cardOf, edgeLabel, edgeLabelSize, FONTS, LINE_HEIGHT, type Card, type Measure } from '../graph/card';
import { layoutGraph, type Point, type Route } from '../layout/layered';
import type { GraphEdge, GraphModel, GraphNode } from '../model/graphModel';
import { graphTitle, nodeSentence, printable } from './texts';

const MARGIN = 24;

/** The text of a picture: every reader's monospace is about as wide. */
const measure: Measure = (text, style) => [...text].length * FONTS[style].size * 0.602;

export function graphSvg(model: GraphModel, title: string): string {
  const cards = new Map(model.nodes.map((node) => [node.id, cardOf(node, measure)]));
  const layout = layoutGraph({
    direction: 'right',
    nodes: model.nodes.map(({ id }) => ({ id, width: cards.get(id)!.width, height: cards.get(id)!.height })),
    edges: model.edges.map((edge) => {
      const { width, height } = edgeLabelSize(edgeLabel(edge), measure);
      return { id: edge.id, from: edge.from, to: edge.to, labelWidth: width, labelHeight: height };
    }),
  });
  const [width, height] = [Math.ceil(layout.width + 2 * MARGIN), Math.ceil(layout.height + 2 * MARGIN)];
  const name = graphTitle(model, title);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(name)}</title>`,
    `<style>${STYLE}</style>`,
    '<defs>',
    ...['edge', 'path'].map(
      (look) =>
        `<marker id="${look}-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${look}-end" d="M0 0.5 8 4 0 7.5z"/></marker>`,
    ),
    '</defs>',
    `<rect class="ground" x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}"/>`,
    ...model.edges.map((edge) => edgePath(edge, layout.edges.get(edge.id)!)),
    ...model.edges.map((edge) => edgePill(edge, layout.edges.get(edge.id)!)),
    ...model.nodes.map((node) => nodeGroup(node, cards.get(node.id)!, layout.nodes.get(node.id)!)),
    '</svg>',
  ]
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

const STYLE = `
svg{--ground:#fff;--ink:#1f1f1f;--muted:#5f5f5f;--adjoint:#c7170b;--broken:#8a6400;--edge:#8c8c8c;--variable:#0f6ad6;--watched:#652d90;--constant:#6b6b6b;--op:#2f7a2b;--target:#a8650c;--group:#5f5f5f}
@media (prefers-color-scheme:dark){svg{--ground:#1f1f1f;--ink:#d4d4d4;--muted:#a3a3a3;--adjoint:#f97b7b;--broken:#d9b100;--edge:#7d7d7d;--variable:#3794ff;--watched:#b180d7;--constant:#9d9d9d;--op:#89d185;--target:#e09a35;--group:#a3a3a3}}
.ground{fill:var(--ground)}
text{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;text-anchor:middle;dominant-baseline:central;fill:var(--ink)}
${Object.entries(FONTS)
  .map(([style, { size, weight }]) => `.t-${style}{font-size:${size}px;font-weight:${weight}}`)
  .join('\n')}
.t-leaf{fill:var(--muted)}.t-adjoint{fill:var(--adjoint)}.t-null{fill:var(--broken)}
.shape{stroke-width:1.5;fill-opacity:.13}
${['variable', 'watched', 'constant', 'op', 'target', 'group'].map((look) => `.${look}{stroke:var(--${look});fill:var(--${look})}`).join('\n')}
.target,.source,.group{stroke-width:2.5}
.detached{stroke-dasharray:6 4}.broken{stroke:var(--broken);stroke-dasharray:3 3}
.edge{fill:none;stroke:var(--edge);stroke-width:1.5}.path{stroke:var(--adjoint);stroke-width:2}
.edge-end{fill:var(--edge)}.path-end{fill:var(--adjoint)}
.pill{fill:var(--ground);stroke:var(--edge)}.pill.on{stroke:var(--adjoint)}
.more{fill:var(--target)}.less{fill:var(--variable)}.nan{fill:var(--broken)}.frame{fill:none;stroke:var(--muted);stroke-width:.75}
`;

function edgePath({ isOnPath, isDetached }: GraphEdge, route: Route): string {
  const look = [isOnPath ? 'edge path' : 'edge', ...(isDetached ? ['detached'] : [])].join(' ');
  return `<path class="${look}" d="${curve(route)}" marker-end="url(#${isOnPath ? 'path' : 'edge'}-end)"/>`;
}

/** The quadratic B-spline that the panel draws, piece by piece. */
function curve({ start, end, bends }: Route): string {
  const pieces = bends.map((bend, i) => {
    const next = bends[i + 1];
    const to = next === undefined ? end : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    return `Q${at(bend)} ${at(to)}`;
  });
  return `M${at(start)} ${pieces.length > 0 ? pieces.join(' ') : `L${at(end)}`}`;
}

function edgePill(edge: GraphEdge, { label }: Route): string {
  const text = edgeLabel(edge);
  if (text === '' || !edge.local) return '';
  const { width, height } = edgeLabelSize(text, measure);
  const [x, y] = [label.x - width / 2, label.y - height / 2];
  const look = edge.isOnPath ? 'pill on' : 'pill';
  return (
    `<g><title>${escaped(`${edge.local.symbol} = ${edge.local.text}`)}</title>` +
    `<rect class="${look}" x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${height}" rx="${height / 2}"/>` +
    `<text class="t-local" x="${num(label.x)}" y="${num(label.y)}">${escaped(text)}</text></g>`
  );
}

function nodeGroup(node: GraphNode, card: Card, { x, y }: Point): string {
  const looks = [
    'shape',
    card.look,
    ...(node.isSource ? ['source'] : []),
    ...(node.isDetached ? ['detached'] : []),
    ...(node.isBreak || node.nullCause !== null ? ['broken'] : []),
  ].join(' ');
  const top = y - card.height / 2 + CARD_TOP;
  const heatHeight = card.height - 2 * CARD_TOP - card.lines.length * LINE_HEIGHT;
  const lines = card.lines.map((line, i) => {
    const middle = top + i * LINE_HEIGHT + (line.kind === 'adjoint' ? heatHeight : 0) + LINE_HEIGHT / 2;
    const spans = line.spans.map(({ text, style }) => `<tspan class="t-${style}">${escaped(text)}</tspan>`).join(' ');
    return `<text x="${num(x)}" y="${num(middle)}">${spans}</text>`;
  });
  return [
    `<g><title>${escaped(nodeSentence(node))}</title>`,
    `<path class="${looks}" d="${outline(card, x, y)}"/>`,
    ...heatRects(card, x, top + 2 * LINE_HEIGHT),
    ...lines,
    '</g>',
  ].join('');
}

function heatRects({ heat: box }: Card, x: number, top: number): string[] {
  if (!box) return [];
  const { heat, width, height } = box;
  const size = { x: width / heat.columns, y: height / heat.rows };
  const left = x - width / 2;
  const cells = heat.cells.flatMap((cell, i) => {
    if (cell === null || cell === 0) return [];
    const place = `x="${num(left + (i % heat.columns) * size.x)}" y="${num(top + Math.floor(i / heat.columns) * size.y)}"`;
    const look = Number.isNaN(cell)
      ? 'class="nan"'
      : `class="${cell < 0 ? 'less' : 'more'}" opacity="${num(Math.abs(cell))}"`;
    return [`<rect ${look} ${place} width="${num(size.x)}" height="${num(size.y)}"/>`];
  });
  return [
    ...cells,
    `<rect class="frame" x="${num(left)}" y="${num(top)}" width="${num(width)}" height="${num(height)}"/>`,
  ];
}

/** The shapes of the panel: a pill, a box, a box with cut corners, a round box, a hexagon. */
function outline({ look, width, height }: Card, x: number, y: number): string {
  const [l, r, t, b] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const polygon = (points: readonly (readonly [number, number])[]): string =>
    `M${points.map(([px, py]) => `${num(px)} ${num(py)}`).join('L')}z`;
  const round = (c: number): string =>
    `M${num(l + c)} ${num(t)}H${num(r - c)}A${c} ${c} 0 0 1 ${num(r)} ${num(t + c)}V${num(b - c)}A${c} ${c} 0 0 1 ${num(r - c)} ${num(b)}` +
    `H${num(l + c)}A${c} ${c} 0 0 1 ${num(l)} ${num(b - c)}V${num(t + c)}A${c} ${c} 0 0 1 ${num(l + c)} ${num(t)}z`;
  const cut = (dx: number, dy: number): string =>
    polygon([
      [l + dx, t],
      [r - dx, t],
      [r, t + dy],
      [r, b - dy],
      [r - dx, b],
      [l + dx, b],
      [l, b - dy],
      [l, t + dy],
    ]);
  switch (look) {
    case 'variable':
      return round(24);
    case 'op':
    case 'group':
      return round(5);
    case 'constant':
      return polygon([
        [l, t],
        [r, t],
        [r, b],
        [l, b],
      ]);
    case 'watched':
      return cut(12, 12);
    case 'target':
      return polygon([
        [l + 14, t],
        [r - 14, t],
        [r, y],
        [r - 14, b],
        [l + 14, b],
        [l, y],
      ]);
  }
}

function at({ x, y }: Point): string {
  return `${num(x)} ${num(y)}`;
}

function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return escapeHtml(printable(text));
}
