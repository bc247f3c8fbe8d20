/** @file The bar of a training: which step's tape is shown, to go through the steps by slider, keys and play. */

import { latest } from '../latest';
import { seriesOf, turnsText, type Series } from '../model/series';
import { viewOf } from '../model/views';
import type { Store } from '../state';
import { iconButton, slider } from './controls';
import { h } from './dom';
import { t } from '../words';

export interface Timeline {
  readonly element: HTMLElement;
  /** So many training steps on or back. */
  move(by: number): void;
}

const STEP_MS = 700;

export function createTimeline(store: Store): Timeline {
  const goTo = (at: number): void => {
    const series = seriesNow(store);
    const call = series?.calls[Math.min(Math.max(0, at), series.calls.length - 1)];
    if (call !== undefined && call !== store.model?.call) store.set({ call });
  };
  const move = (by: number): void => {
    stop();
    goTo((seriesNow(store)?.at ?? 0) + by);
  };

  let timer: ReturnType<typeof setInterval> | null = null;
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    showPlay();
  };
  const start = (): void => {
    const series = seriesNow(store);
    if (!series) return;
    if (series.at === series.calls.length - 1) goTo(0);
    timer = setInterval(() => {
      const now = seriesNow(store);
      if (now) goTo(now.at + 1);
      if (!now || now.at + 1 >= now.calls.length - 1) stop();
    }, STEP_MS / store.now.speed);
    showPlay();
  };

  const back = iconButton('back', t('One training step back (key: [)'), () => move(-1));
  const play = iconButton('play', t('Play the training steps'), () => (timer === null ? start() : stop()));
  const on = iconButton('on', t('One training step on (key: ])'), () => move(1));
  const showPlay = (): void => {
    const isOn = timer !== null;
    play.set(isOn ? 'pause' : 'play', isOn ? t('Pause the training steps') : t('Play the training steps'));
  };
  const scrub = slider(t('Training step'), (at) => {
    stop();
    goTo(at);
  });
  const text = h('span', { class: 'step-count' });
  const element = h(
    'section',
    { class: 'timeline', attrs: { 'aria-label': t('Training steps') } },
    h('div', { class: 'step-buttons' }, back.element, play.element, on.element),
    scrub.element,
    text,
  );

  store.subscribe(() => {
    const series = seriesNow(store);
    element.hidden = series === null;
    if (!series || !store.recording) return;
    const last = series.calls.length - 1;
    const turns = turnsText(viewOf(store.recording), series.calls[series.at] ?? 0);
    const place = t('Step {0} of {1}', series.at + 1, last + 1);
    text.textContent = turns === '' ? place : `${place} (${turns})`;
    scrub.set({ max: last, value: series.at, text: text.textContent, split: last });
    back.setEnabled(series.at > 0);
    on.setEnabled(series.at < last);
  });
  return { element, move };
}

/** Asked for on every change; a training has thousands of calls. */
const latestSeries = latest(seriesOf);

function seriesNow({ model }: Store): Series | null {
  return model && latestSeries(model.calls, model.call);
}
