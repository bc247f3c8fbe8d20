/** @file A run as a tree in words: tapes, the targets asked of each, their sources with the partials, the path between. */

import { SUM_OF_TARGETS } from '../../engine/pathGraph';
import { pathsTo } from '../../engine/paths';
import type { GradientCall } from '../../engine/recording';
import { quantityText, type RecordingView } from '../protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../protocol/tensorLabel';
import { whyNullText } from '../protocol/whyNullText';
import { t } from '../protocol/words';

export interface TapeTreeNode {
  readonly kind: 'tape' | 'target' | 'source' | 'null' | 'step';
  readonly id: string;
  readonly label: string;
  /** Its value, beside the label. */
  readonly value: string;
  /** More, for whoever points at it. */
  readonly detail: string | null;
  /** Where it stands in the text, -1 unknown. */
  readonly site: number;
  /** The tensor it is about; null for a tape. */
  readonly tensor: number | null;
  readonly parent: TapeTreeNode | null;
  /** Made when they are asked for. */
  readonly children: () => readonly TapeTreeNode[];
}

/** A training loop makes thousands; the last ones are shown. */
const MOST_TAPES = 50;
const MOST_STEPS = 40;
const VALUES = 6;

/** `lineOf` is null for a site that is no longer in the text. */
export function tapeTree(view: RecordingView, lineOf: (site: number) => number | null): readonly TapeTreeNode[] {
  const calls = new Map<number, number[]>();
  view.recording.gradients.forEach(({ tape }, call) => {
    const own = calls.get(tape);
    if (own) own.push(call);
    else calls.set(tape, [call]);
  });
  const tapes = [...new Set([...view.recording.tapes.keys(), ...calls.keys()])].sort((a, b) => a - b);
  return tapes.slice(-MOST_TAPES).map((tape) => {
    const site = view.recording.tapes[tape]?.site ?? -1;
    const line = site < 0 ? null : lineOf(site);
    const own = calls.get(tape) ?? [];
    return nodeOf({
      kind: 'tape',
      id: `tape ${tape}`,
      label: tapes.length > 1 ? t('Tape {0}', tape + 1) : t('Tape'),
      value: line === null ? '' : t('line {0}', line),
      detail: own.length === 0 ? t('no gradient taken') : null,
      site,
      tensor: null,
      parent: null,
      children: (parent) => own.map((call) => target(view, call, parent)),
    });
  });
}

/** The innermost node about a tensor, of the last gradient call that met it; null where none did. */
export function nodeAbout(tree: readonly TapeTreeNode[], view: RecordingView, tensor: number): TapeTreeNode | null {
  const row = view.gradRow(tensor);
  const isAbout = (node: TapeTreeNode): boolean => node.tensor !== null && view.gradRow(node.tensor) === row;
  for (const tape of tree.slice(-FOLLOWED).toReversed()) {
    for (const asked of tape.children().slice(-FOLLOWED).toReversed()) {
      if (isAbout(asked)) return asked;
      const sources = asked.children().slice(0, FOLLOWED);
      const source = sources.find(isAbout);
      if (source) return source;
      for (const one of sources) {
        const step = one.children().find(isAbout);
        if (step) return step;
      }
    }
  }
  return null;
}
/** Nobody waits for a cursor: so many of each kind are searched. */
const FOLLOWED = 12;

type Plain = Omit<TapeTreeNode, 'children'> & {
  readonly children: (parent: TapeTreeNode) => readonly TapeTreeNode[];
};

function nodeOf({ children, ...plain }: Plain): TapeTreeNode {
  let made: readonly TapeTreeNode[] | null = null;
  const node: TapeTreeNode = { ...plain, children: () => (made ??= children(node)) };
  return node;
}

function target(view: RecordingView, index: number, parent: TapeTreeNode): TapeTreeNode {
  const call = view.gradient(index)!;
  const row = call.targets.length === 1 ? (call.targets[0] ?? null) : null;
  const value = row === null ? '' : `= ${view.valueText(row, VALUES)}`;
  return nodeOf({
    kind: 'target',
    id: `${parent.id} call ${index}`,
    label: targetLabel(view, call),
    value: call.kind === 'gradient' || call.kind === 'functional' ? value : `${value}   ${call.kind}`,
    detail: call.error ?? t('Target'),
    site: row === null ? call.site : siteOf(view, row),
    tensor: row,
    parent,
    children: (own) => call.sources.map((_, source) => sourceNode(view, index, source, own)),
  });
}

function sourceNode(view: RecordingView, index: number, at: number, parent: TapeTreeNode): TapeTreeNode {
  const call = view.gradient(index)!;
  const source = call.sources[at]!;
  const isNull = source.result === null;
  return nodeOf({
    kind: isNull && call.error === null ? 'null' : 'source',
    id: `${parent.id} source ${at}`,
    label: partialLabel(view, targetLabel(view, call), source.tensor),
    value:
      source.result === null ? (call.error === null ? '= null' : '') : `= ${view.valueText(source.result, VALUES)}`,
    detail: isNull && call.error === null ? whyNullText(view, call, source) : t('Source'),
    site: siteOf(view, source.tensor),
    tensor: source.tensor,
    parent,
    children: (own) => steps(view, call, index, source.tensor, own),
  });
}

/** From the target back to the source, by the first path. */
function steps(
  view: RecordingView,
  call: GradientCall,
  index: number,
  tensor: number,
  parent: TapeTreeNode,
): readonly TapeTreeNode[] {
  const { paths, total } = pathsTo(view.recording, call, tensor, 1);
  const rows = (paths[0]?.nodes ?? []).filter((row) => row !== SUM_OF_TARGETS).slice(0, MOST_STEPS);
  return rows.map((row, at) => {
    const adjoint = view.adjointOf(index, row);
    const partial = adjoint === null ? '' : `   ${partialLabel(view, targetLabel(view, call), row)} = `;
    return nodeOf({
      kind: 'step',
      id: `${parent.id} step ${at}`,
      label: labelOf(view, row),
      value:
        `= ${view.valueText(row, VALUES)}${partial}` +
        (adjoint === null ? '' : quantityText(adjoint, view.dtypeOf(row), VALUES)),
      detail: total > 1 ? t('On the first of {0} paths', total) : t('On the path'),
      site: siteOf(view, row),
      tensor: row,
      parent,
      children: () => [],
    });
  });
}

/** Where it got its name, else where it was made. */
function siteOf(view: RecordingView, row: number): number {
  return view.namesOf(row)[0]?.site ?? view.siteOf(row);
}
