/** @file The bar that plays the two passes: forward values fill in, then adjoints flow back; each step in words. */

import { forwardCount } from '../model/stage';
import type { Step } from '../model/steps';
import { SPEEDS, type Store } from '../state';
import { dropdown, iconButton, slider } from './controls';
import { h } from './dom';
import { t } from '../words';

export interface Stepper {
  readonly element: HTMLElement;
  /** Plays from where it stands, from the start at the end, or pauses. */
  togglePlay(): void;
  /** One step on or back. */
  move(by: 1 | -1): void;
}

/** How long a step is shown at speed 1. */
export const STEP_MS = 1400;

export function createStepper(store: Store): Stepper {
  const move = (by: 1 | -1): void => {
    const { step } = store.now;
    const last = store.steps.length;
    // From the whole picture: on to the first step, or back from the end.
    const from = step ?? (by > 0 ? 0 : last);
    store.set({ step: Math.min(last, Math.max(0, from + by)), playing: false });
  };
  const togglePlay = (): void => {
    const { step, playing } = store.now;
    if (store.steps.length === 0) return;
    const isAtEnd = step === null || step === store.steps.length;
    store.set({ playing: !playing, ...(!playing && isAtEnd ? { step: 0 } : {}) });
  };

  const first = iconButton('first', t('To the start'), () => store.set({ step: 0, playing: false }));
  const back = iconButton('back', t('One step back (key: comma)'), () => move(-1));
  const play = iconButton('play', t('Play the forward and the backward pass (key: space)'), togglePlay);
  const on = iconButton('on', t('One step on (key: full stop)'), () => move(1));
  const whole = iconButton('whole', t('Show the whole graph'), () => store.set({ step: null, playing: false }));
  const scrub = slider(t('Step'), (step) => store.set({ step, playing: false }));
  const count = h('span', { class: 'step-count' });
  const speed = dropdown(t('Speed'), (value) => store.set({ speed: Number(value) }));
  const words = h('p', { class: 'step-words', attrs: { 'aria-live': 'polite' } });
  const element = h(
    'section',
    { class: 'stepper', attrs: { 'aria-label': t('Forward and backward pass') } },
    h(
      'div',
      { class: 'step-bar' },
      h('div', { class: 'step-buttons' }, first.element, back.element, play.element, on.element),
      scrub.element,
      count,
      h('div', { class: 'step-buttons' }, speed.element, whole.element),
    ),
    words,
  );

  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    const { step, playing } = store.now;
    if (!playing) return;
    const next = (step ?? 0) + 1;
    store.set({ step: next, playing: next < store.steps.length });
  };

  store.subscribe((now, before) => {
    const { steps } = store;
    element.hidden = steps.length === 0;
    const at = now.step ?? steps.length;
    scrub.set({ max: steps.length, value: at, text: placeText(steps, now.step), split: forwardCount(steps) });
    count.textContent = placeText(steps, now.step);
    first.setEnabled(at > 0);
    back.setEnabled(at > 0);
    on.setEnabled(now.step === null || at < steps.length);
    whole.setEnabled(now.step !== null);
    play.set(now.playing ? 'pause' : 'play', now.playing ? t('Pause (key: space)') : t('Play the passes (key: space)'));
    speed.set({ options: SPEEDS.map((s) => ({ value: String(s), text: `${s}×` })), value: String(now.speed) });
    // Words that change by themselves would talk over everything else.
    words.setAttribute('aria-live', now.playing ? 'off' : 'polite');
    const text = stepText(steps, now.step);
    if (words.textContent !== text) words.textContent = text;
    words.classList.toggle('is-back', now.step !== null && at > forwardCount(steps));
    words.classList.toggle('is-hint', now.step === null);
    if (now.playing && (now.step !== before?.step || !before.playing || now.speed !== before.speed)) {
      clearTimeout(timer);
      timer = setTimeout(tick, STEP_MS / now.speed);
    } else if (!now.playing) clearTimeout(timer);
  });
  return { element, togglePlay, move };
}

/** `Forward 2 of 4`, `Backward 1 of 6`. */
function placeText(steps: readonly Step[], step: number | null): string {
  if (step === null) return t('Whole graph');
  if (step === 0) return t('Start');
  const forward = forwardCount(steps);
  return step <= forward
    ? t('Forward {0} of {1}', step, forward)
    : t('Backward {0} of {1}', step - forward, steps.length - forward);
}

function stepText(steps: readonly Step[], step: number | null): string {
  const forward = forwardCount(steps);
  const back = steps.length - forward;
  if (step === null) {
    return back > 0
      ? t('Play shows how it came about, in steps: {0} forward, {1} back.', forward, back)
      : t('Play shows how it came about, in steps: {0} forward.', forward);
  }
  if (step === 0) return t('Before the first op: only variables and constants have values.');
  return steps[step - 1]?.words ?? '';
}
