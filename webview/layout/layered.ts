/** @file Layered layout of a computation graph, linear in its size: nodes in layers along the flow, edges routed between them. */

import { splitComponents, packComponents } from './components';
import { placeAcross, placeAlong } from './coordinates';
import { assignLayers } from './layers';
import { orderLayers } from './order';
import { seedOf } from './seed';
import { routeEdges } from './routes';

/** Nodes come in topological order, which a tape has anyway: the layout never has to look for one. */
export interface LayoutInput {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** Where values flow: to the right, or down. */
  readonly direction: Direction;
  /** Where nodes stood that the reader has seen before: what is there again keeps its order across. */
  readonly previous?: ReadonlyMap<string, Point>;
}
export type Direction = 'right' | 'down';
export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}
export interface LayoutEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Room its label takes; zero without one. */
  readonly labelWidth: number;
  readonly labelHeight: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Layout {
  /** Centres. */
  readonly nodes: ReadonlyMap<string, Point>;
  readonly edges: ReadonlyMap<string, Route>;
  readonly width: number;
  readonly height: number;
}
export interface Route {
  readonly start: Point;
  readonly end: Point;
  /** Control points of the smooth curve between them (a quadratic B-spline). */
  readonly bends: readonly Point[];
  readonly label: Point;
}

/** Lays the graph out. The same input gives the same picture, always. */
export function layoutGraph(input: LayoutInput): Layout {
  const parts = splitComponents(toFlow(input)).map((part) => {
    const layering = assignLayers(part);
    orderLayers(layering, seedOf(part, layering));
    placeAcross(layering);
    placeAlong(layering);
    return routeEdges(part, layering);
  });
  return fromFlow(input, packComponents(parts));
}

/**
 * The same graph with numbers for names and `along`/`across` for x/y, so that nothing below asks for the direction.
 * `along` is the way values flow.
 */
export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}
export interface FlowNode {
  /** Index in the input. */
  readonly index: number;
  readonly along: number;
  readonly across: number;
  /** Where it stood across in an earlier picture. */
  readonly stood: number | null;
}
export interface FlowEdge {
  /** Index in the input. */
  readonly index: number;
  /** Positions in `FlowGraph.nodes`. An edge with `from >= to` runs against the flow and takes no part in layering. */
  readonly from: number;
  readonly to: number;
  readonly labelAlong: number;
  readonly labelAcross: number;
}
export interface FlowPoint {
  readonly along: number;
  readonly across: number;
}
export interface FlowLayout {
  readonly along: number;
  readonly across: number;
  readonly nodes: readonly { readonly index: number; readonly at: FlowPoint }[];
  readonly edges: readonly { readonly index: number; readonly route: FlowRoute }[];
}
export interface FlowRoute {
  readonly start: FlowPoint;
  readonly end: FlowPoint;
  readonly bends: readonly FlowPoint[];
  readonly label: FlowPoint;
}

function toFlow({ nodes, edges, direction, previous }: LayoutInput): FlowGraph {
  const position = new Map(nodes.map((node, i) => [node.id, i]));
  const find = (id: string): number => {
    const at = position.get(id);
    if (at === undefined) throw new Error(`An edge names the node "${id}", which is not in the graph.`);
    return at;
  };
  const right = direction === 'right';
  return {
    nodes: nodes.map(({ id, width, height }, index) => ({
      index,
      along: right ? width : height,
      across: right ? height : width,
      stood: previous?.get(id)?.[right ? 'y' : 'x'] ?? null,
    })),
    edges: edges.map((edge, index) => ({
      index,
      from: find(edge.from),
      to: find(edge.to),
      labelAlong: right ? edge.labelWidth : edge.labelHeight,
      labelAcross: right ? edge.labelHeight : edge.labelWidth,
    })),
  };
}

function fromFlow(input: LayoutInput, flow: FlowLayout): Layout {
  const right = input.direction === 'right';
  const turn = ({ along, across }: FlowPoint): Point => (right ? { x: along, y: across } : { x: across, y: along });
  const nodes = new Map<string, Point>();
  for (const { index, at } of flow.nodes) nodes.set(input.nodes[index]!.id, turn(at));
  const edges = new Map<string, Route>();
  for (const { index, route } of flow.edges) {
    edges.set(input.edges[index]!.id, {
      start: turn(route.start),
      end: turn(route.end),
      bends: route.bends.map(turn),
      label: turn(route.label),
    });
  }
  const size = turn(flow);
  return { nodes, edges, width: size.x, height: size.y };
}
