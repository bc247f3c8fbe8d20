/** @file The line that asks about the run and says when the graph shows another run than the editor's. */

import { numberText } from '../../extension/protocol/numberText';
import { hasBackwardLayer } from '../model/backwardLayer';
import { indexText } from '../model/indexText';
import { hasGradient, type Beside, type ChangedLeaf, type Repeat, type Repeater } from '../repeat';
import type { Store } from '../state';
import { button, checkbox, toggle } from './controls';
import { h } from './dom';
import { t } from '../words';

export interface AskBar {
  readonly element: HTMLElement;
  key(key: string): boolean;
}

export function createAskBar(store: Store, repeater: Repeater): AskBar {
  const beside = (kind: Beside, on: boolean): void => repeater.wish({ beside: on ? kind : null });
  const check = toggle(t('Check gradients'), t('Central differences beside every partial (key: K)'), (on) =>
    beside('check', on),
  );
  const jacobian = toggle(t('Jacobian'), t('Every ∂target/∂source as a matrix (key: J)'), (on) =>
    beside('jacobian', on),
  );
  const backward = checkbox(t('Backward ops'), t("Show the ops of nested tapes' backward passes (key: B)"), (on) =>
    store.set({ showBackward: on }),
  );
  const sentence = h('p', { class: 'ask-sentence', attrs: { role: 'status' } });
  const failure = h('p', { class: 'ask-failure', attrs: { role: 'alert' } });
  const values = button(t("Back to the snippet's values"), t('Undo every change (key: R)'), () =>
    repeater.wish({ changes: [] }),
  );
  const gradient = button(
    t("Back to the snippet's gradient"),
    t('Undo the choice of targets and sources (key: R)'),
    () => repeater.wish({ gradient: null }),
  );
  const tools = h('div', { class: 'ask-tools' }, check.element, jacobian.element, backward.element);
  const element = h(
    'section',
    { class: 'ask-bar', attrs: { 'aria-label': t('Questions about this run') } },
    tools,
    h('div', { class: 'ask-changed' }, sentence, values, gradient),
    failure,
  );

  store.subscribe(({ repeat, showBackward, graph }) => {
    const { whole } = store;
    const isAskable = hasGradient(store);
    const hasBackward = whole !== null && hasBackwardLayer(whole);
    element.hidden = graph?.kind !== 'recording' || !(isAskable || hasBackward || isOther(repeat));
    check.element.hidden = jacobian.element.hidden = !isAskable;
    check.set(repeat.beside === 'check');
    jacobian.set(repeat.beside === 'jacobian');
    backward.element.hidden = !hasBackward;
    backward.set(showBackward);
    const text = isOther(repeat) ? otherSentence(repeat) : '';
    if (sentence.textContent !== text) sentence.textContent = text;
    const why = repeat.failure ?? repeat.shown?.problem ?? '';
    if (failure.textContent !== why) failure.textContent = why;
    failure.hidden = why === '';
    values.hidden = repeat.changes.length === 0;
    gradient.hidden = repeat.gradient === null;
    element.classList.toggle('is-other', isOther(repeat));
    element.toggleAttribute('aria-busy', repeat.isAsking);
  });

  return {
    element,
    key: (key) => {
      const { repeat, showBackward } = store.now;
      if (element.hidden) return false;
      if (key === 'k' && !check.element.hidden) beside('check', repeat.beside !== 'check');
      else if (key === 'j' && !jacobian.element.hidden) beside('jacobian', repeat.beside !== 'jacobian');
      else if (key === 'b' && !backward.element.hidden) store.set({ showBackward: !showBackward });
      else if (key === 'r' && isOther(repeat)) repeater.reset();
      else return false;
      return true;
    },
  };
}

function isOther({ changes, gradient }: Repeat): boolean {
  return changes.length > 0 || gradient !== null;
}

function otherSentence({ changes, gradient }: Repeat): string {
  const parts: string[] = [];
  if (changes.length > 0) {
    parts.push(
      t(
        'The graph shows changed values: {0}. The marks in the editor keep those of the real run.',
        listed(changes.map(changeText)),
      ),
    );
  }
  if (gradient) {
    parts.push(
      t(
        gradient.targets.length > 1
          ? 'You chose the gradient of the sum of {0} with respect to {1}.'
          : 'You chose the gradient of {0} with respect to {1}.',
        listed(gradient.targets.map(({ label }) => label)),
        listed(gradient.sources.map(({ label }) => label)),
      ),
    );
  }
  return parts.join(' ');
}

const SHOWN = 3;

function listed(texts: readonly string[]): string {
  const more = texts.length - SHOWN;
  const shown = texts.slice(0, SHOWN).join(', ');
  return more > 0 ? t('{0} and {1} more', shown, more) : shown;
}

/** `x = 4 (was 3)` */
function changeText({ label, values, was, shape }: ChangedLeaf): string {
  const places = values.flatMap((value, i) => (Object.is(value, was[i]) ? [] : [i]));
  const [first = 0] = places;
  const place = shape.length > 0 ? indexText(shape, first) : '';
  const formula = `${label}${place} = ${numberText(values[first] ?? NaN)}`;
  const before = numberText(was[first] ?? NaN);
  return places.length > 1
    ? t('{0} (was {1}) and {2} more of its values', formula, before, places.length - 1)
    : t('{0} (was {1})', formula, before);
}
