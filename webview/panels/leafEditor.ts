/** @file A leaf's value to change: a field and a slider, for one element at a time; the run follows. */

import { dtypeOf, firstNameOf, shapeOf } from '../../engine/recordingRows';
import type { Recording } from '../../engine/recording';
import { refOf, rowOf, type Ask, type PanelAnswer } from '../../extension/protocol/asking';
import { numberText } from '../../extension/protocol/numberText';
import { indexText } from '../model/indexText';
import { leafRange, PLACES, placeOf, valueAt, type LeafRange } from '../model/leafRange';
import type { GraphNode } from '../model/graphModel';
import { viewOf } from '../model/views';
import { leafOf, type ChangedLeaf, type Repeater } from '../repeat';
import type { Store } from '../state';
import { button, slider } from './controls';
import { h } from './dom';
import { t } from '../words';

export interface LeafEditor {
  readonly element: HTMLElement;
  /** Shows the node's leaf; the same one keeps its controls, so that a hand on the slider is not let go. */
  show(node: GraphNode | null): void;
}

interface Leaf {
  readonly own: Recording;
  readonly row: number;
  readonly site: number;
  readonly occurrence: number;
  readonly label: string;
  readonly shape: readonly number[];
  readonly isInteger: boolean;
  readonly was: readonly number[];
}

export function createLeafEditor(
  store: Store,
  repeater: Repeater,
  ask: (ask: Ask) => Promise<PanelAnswer>,
): LeafEditor {
  const element = h('div', { class: 'leaf', attrs: { role: 'group' } });
  let leaf: Leaf | null = null;
  let at = 0;
  let range: LeafRange = leafRange(0, false);

  const place = h('input', { class: 'number', attrs: { type: 'number', min: '0', step: '1' } });
  const index = h('span', { class: 'muted' });
  const placeLabel = h('label', {}, t('Element'), ' ', place, ' ', index);
  const value = h('input', { class: 'number', attrs: { type: 'number' } });
  const name = h('span', { class: 'formula' });
  const slide = slider(t('Value'), (now) => leaf && put(valueAt(range, now, leaf.isInteger)));
  slide.element.classList.add('of-value');
  const back = button('', t("Back to the snippet's value"), () => leaf && put(leaf.was[at] ?? 0, true));
  element.append(placeLabel, h('label', {}, name, ' ', value), slide.element, back);

  const changed = (): ChangedLeaf | undefined =>
    store.now.repeat.changes.find((c) => c.site === leaf?.site && c.occurrence === leaf.occurrence);
  const values = (): readonly number[] => changed()?.values ?? leaf?.was ?? [];

  const put = (now: number, isBack = false): void => {
    if (!leaf || Number.isNaN(now)) return;
    const next = values().map((v, i) => (i === at ? now : v));
    const { site, occurrence, label, shape, was } = leaf;
    const others = store.now.repeat.changes.filter((c) => c !== changed());
    const isOwn = next.every((v, i) => Object.is(v, was[i]));
    if (isBack) range = leafRange(was[at] ?? 0, leaf.isInteger);
    repeater.wish({ changes: isOwn ? others : [...others, { site, occurrence, label, shape, was, values: next }] });
    render();
  };

  const render = (): void => {
    if (!leaf) return;
    const { label, shape, was, isInteger } = leaf;
    const now = values()[at] ?? NaN;
    // Beyond the range that fits the snippet's value, one around the new value.
    if (now < range.min || now > range.max) range = leafRange(now, isInteger);
    const own = was[at] ?? NaN;
    const what = shape.length === 0 ? label : `${label}${indexText(shape, at)}`;
    placeLabel.hidden = was.length < 2;
    place.max = String(was.length - 1);
    place.setAttribute('aria-label', t('Element of {0}, counted row by row', label));
    index.textContent = shape.length === 0 ? '' : indexText(shape, at);
    name.textContent = `${what} =`;
    value.setAttribute('aria-label', t('Value of {0}', what));
    value.step = String(range.step);
    // What is being typed is left alone.
    if (document.activeElement !== value || Number(value.value) !== now) value.value = String(tidy(now));
    if (document.activeElement !== place) place.value = String(at);
    slide.element.setAttribute(
      'aria-label',
      t('{0}, from {1} to {2}', what, numberText(range.min), numberText(range.max)),
    );
    slide.set({ max: PLACES, value: placeOf(range, now), text: numberText(now), split: PLACES });
    // Written anew under a pressed mouse, it would lose the click.
    const backText = t('Back to {0}', numberText(own));
    if (back.textContent !== backText) back.textContent = backText;
    back.hidden = Object.is(own, now);
    element.setAttribute('aria-label', t('Change {0}', label));
    element.classList.toggle('is-changed', !Object.is(own, now));
  };

  value.addEventListener('input', () => {
    if (value.value.trim() !== '' && Number.isFinite(value.valueAsNumber)) put(value.valueAsNumber);
  });
  value.addEventListener('blur', render);
  place.addEventListener('input', () => {
    const wanted = place.valueAsNumber;
    if (!leaf || !Number.isInteger(wanted) || wanted < 0 || wanted >= leaf.was.length) return;
    at = wanted;
    range = leafRange(leaf.was[at] ?? 0, leaf.isInteger);
    render();
  });

  const open = (next: Leaf): void => {
    leaf = next;
    at = 0;
    range = leafRange(next.was[0] ?? 0, next.isInteger);
    element.hidden = false;
    render();
  };

  return {
    element,
    show: (node) => {
      const { recording, ownRecording: own } = store;
      const shownRow = node && recording ? leafOf(recording, node.tensors) : null;
      const ref = shownRow === null || !recording ? null : refOf(recording, shownRow);
      const row = ref && own ? rowOf(own, ref) : null;
      if (ref === null || row === null || !own) {
        leaf = null;
        element.hidden = true;
        return;
      }
      if (leaf?.own === own && leaf.row === row) return render();
      leaf = null;
      element.hidden = true;
      const { site, occurrence } = ref;
      const label = firstNameOf(own, row) ?? node?.symbol ?? '';
      const facts = {
        own,
        row,
        site,
        occurrence,
        label,
        shape: shapeOf(own, row),
        isInteger: dtypeOf(own, row) === 'int32',
      };
      const known = ownValues(own, row);
      if (known) return open({ ...facts, was: known });
      const size = facts.shape.reduce((product, d) => product * d, 1);
      void ask({
        changes: [],
        question: { kind: 'values', tensor: ref, start: 0, count: Math.min(size, MOST_VALUES) },
      }).then((answer) => {
        const isStill = leaf === null && store.ownRecording === own && store.now.selected === node?.id;
        if (answer.kind === 'values' && answer.values.length === size && isStill)
          open({ ...facts, was: answer.values });
      });
    },
  };
}

const MOST_VALUES = 100_000;

/** Null where the Recording kept only some of them. */
function ownValues(own: Recording, row: number): readonly number[] | null {
  const value = viewOf(own).valueOf(row);
  if (value === null) return null;
  if (value.kind === 'scalar') return [value.value];
  const { values, size } = value.preview;
  if (values.length < size || size === 0) return null;
  return values.every((v): v is number => typeof v === 'number') ? values : null;
}

/** 0.1 in float32 is 0.10000000149: the shortest number that is the same there. */
function tidy(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === value ? short : value;
}
