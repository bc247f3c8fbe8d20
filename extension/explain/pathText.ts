/** @file The paths from a call's targets to a node, each with the product of its local derivatives. Plain text. */

import { SUM_OF_TARGETS } from '../../engine/pathGraph';
import { pathsTo, type Path } from '../../engine/paths';
import type { PathExplanation, PathsExplanation } from '../protocol/explanation';
import { factorText, numberText } from '../protocol/numberText';
import { quantityText, type RecordingView } from '../protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../protocol/tensorLabel';
import { countText, t } from '../protocol/words';

/** They double with every fork: the first ones are told, the others counted. */
const SHOWN = 6;
/** A longer path is told by its ends. */
const LONGEST = 8;

/** Null where no path leads there, or the node is the target. */
export function pathsOf(view: RecordingView, callIndex: number, tensor: number): PathsExplanation | null {
  const call = view.gradient(callIndex);
  if (call === null) return null;
  const { paths, total, isExact } = pathsTo(view.recording, call, tensor, SHOWN);
  if (paths.length === 0 || paths.every((path) => path.nodes.length < 2)) return null;
  const target = targetLabel(view, call);
  const count = isExact ? countText(total) : t('about {0}', total.toExponential(1));
  const label = labelOf(view, tensor);
  return {
    heading:
      paths.length < total
        ? t('{0} paths from {1} to {2}, the first {3}', count, target, label, paths.length)
        : t(total === 1 ? '{0} path from {1} to {2}' : '{0} paths from {1} to {2}', count, target, label),
    paths: paths.map((path) => pathText(view, callIndex, target, path)),
    sum: sumOf(view, callIndex, target, tensor, paths, total),
  };
}

function pathText(view: RecordingView, callIndex: number, target: string, path: Path): PathExplanation {
  const name = (row: number): string => (row === SUM_OF_TARGETS ? target : labelOf(view, row));
  const links = path.nodes.slice(1).map((to, i) => ({ from: path.nodes[i] ?? to, to }));
  const names = path.nodes.map(name);
  const isLong = links.length > LONGEST;
  const nodes = isLong
    ? [...names.slice(0, 3), t('… {0} more …', names.length - 6), ...names.slice(-3)].join(' → ')
    : names.join(' → ');
  const symbols = links.map(({ from, to }) => partialLabel(view, from === SUM_OF_TARGETS ? target : from, to));
  if (path.product === null) return { nodes, product: null };
  const locals = links.map(({ from, to }) => localBetween(view, callIndex, from, to));
  const numbers = locals.every((local) => local !== null) ? [locals.join(' · ')] : [];
  const result = numberText(path.product);
  const parts = isLong ? [t('the product of {0} local derivatives', links.length)] : [symbols.join(' · '), ...numbers];
  return { nodes, product: [...parts, result].filter((part, i, all) => part !== all[i - 1]).join(' = ') };
}

/** The local derivative as a factor; null where it is no number, or two edges join the nodes and the path does not say which it took. */
function localBetween(view: RecordingView, callIndex: number, from: number, to: number): string | null {
  if (from === SUM_OF_TARGETS) return '1';
  const edges = view
    .edgesOf(callIndex)
    .filter((edge) => view.gradRow(edge.input) === to && [...view.outputs(edge.op)].includes(from));
  const [edge] = edges;
  return edges.length === 1 && edge?.local?.kind === 'scalar' ? factorText(edge.local.value) : null;
}

/** Only where all paths are told and each is a number. */
function sumOf(
  view: RecordingView,
  callIndex: number,
  target: string,
  tensor: number,
  paths: readonly Path[],
  total: number,
): string | null {
  const adjoint = view.adjointOf(callIndex, tensor);
  if (paths.length < 2 || paths.length < total || adjoint === null) return null;
  const terms = paths.flatMap(({ product }) => (product === null ? [] : [factorText(product)]));
  if (terms.length < paths.length) return null;
  return `${partialLabel(view, target, tensor)} = ${terms.join(' + ')} = ${quantityText(adjoint)}`;
}
