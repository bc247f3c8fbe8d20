/** @file The only file that knows the widget toolkit: another one can take its place here. */

import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { t } from '../words';
import { h, svg } from './dom';

export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeProgressRing(),
    vsCodeTextField(),
  );
}

export interface Control<Value> {
  readonly element: HTMLElement;
  set(value: Value): void;
}

export function button(text: string, title: string, pressed: () => void): HTMLElement {
  const attrs = { appearance: 'secondary', title };
  return h('vscode-button', { attrs, on: { click: pressed } }, text);
}

/** Says on itself how it went, until it loses the focus. `text`: asked when pressed; null: there is none. */
export function copyButton(label: string, title: string, text: () => string | null): HTMLElement {
  const element = button(label, title, () => {
    const copied = text();
    if (copied === null) return;
    navigator.clipboard.writeText(copied).then(
      () => (element.textContent = t('Copied')),
      () => (element.textContent = t('The clipboard refused')),
    );
  });
  element.addEventListener('blur', () => (element.textContent = label));
  return element;
}

/** Drawn in a box of 16 by 16. */
const ICONS = {
  first: 'M3 3h2v10H3zM13 3v10L6 8z',
  back: 'M4 8l7-5v10z',
  on: 'M12 8L5 3v10z',
  play: 'M4 2.5v11l9.5-5.5z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  keys: 'M1 4h14v9H1zM3 6v1.5h1.5V6zM6 6v1.5h1.5V6zM9 6v1.5h1.5V6zM12 6v1.5h1.5V6zM4 9.5V11h8V9.5z',
  whole: 'M2 2h5v2H4v3H2zM14 2v5h-2V4H9V2zM2 14V9h2v3h3v2zM14 14H9v-2h3V9h2z',
} as const;
export type Icon = keyof typeof ICONS;

export interface IconButton {
  readonly element: HTMLElement;
  set(icon: Icon, title: string): void;
  setEnabled(on: boolean): void;
}

export function iconButton(icon: Icon, title: string, pressed: () => void): IconButton {
  const path = svg('path', { attrs: { d: ICONS[icon] } });
  const image = svg('svg', { class: 'icon', attrs: { viewBox: '0 0 16 16', 'aria-hidden': 'true' } }, path);
  const element = h(
    'vscode-button',
    { attrs: { appearance: 'icon', title, 'aria-label': title }, on: { click: () => isOn && pressed() } },
    image,
  );
  path.setAttribute('fill-rule', 'evenodd');
  let isOn = true;
  return {
    element,
    set: (now, text) => {
      path.setAttribute('d', ICONS[now]);
      element.setAttribute('title', text);
      element.setAttribute('aria-label', text);
    },
    // One that was just pressed must not lose the focus, so it is never disabled outright.
    setEnabled: (on) => {
      isOn = on;
      element.setAttribute('aria-disabled', String(!on));
      element.classList.toggle('is-off', !on);
    },
  };
}

export interface SliderState {
  readonly max: number;
  readonly value: number;
  /** The value in words. */
  readonly text: string;
  /** Where the second half begins. */
  readonly split: number;
}

/** The toolkit has none, so the browser's own. */
export function slider(label: string, changed: (value: number) => void): Control<SliderState> {
  const input = h('input', { class: 'slider', attrs: { type: 'range', min: '0', step: '1', 'aria-label': label } });
  input.addEventListener('input', () => changed(Number(input.value)));
  return {
    element: input,
    set: ({ max, value, text, split }) => {
      input.max = String(max);
      input.value = String(value);
      input.setAttribute('aria-valuetext', text);
      input.style.setProperty('--split', String(max > 0 ? split / max : 1));
      input.style.setProperty('--at', String(max > 0 ? value / max : 0));
    },
  };
}

/** A button that stays pressed. */
export function toggle(text: string, title: string, changed: (on: boolean) => void): Control<boolean> {
  const element = button(text, title, () => changed(element.getAttribute('aria-pressed') !== 'true'));
  return {
    element,
    set: (on) => {
      element.setAttribute('aria-pressed', String(on));
      element.setAttribute('appearance', on ? 'primary' : 'secondary');
    },
  };
}

export function checkbox(text: string, title: string, changed: (on: boolean) => void): Control<boolean> {
  const element = h('vscode-checkbox', { attrs: { title } }, text) as HTMLElement & { checked: boolean };
  let shown = false;
  element.addEventListener('change', () => {
    // The toolkit tells of every change, also of ours.
    if (element.checked !== shown) changed(element.checked);
  });
  return {
    element,
    set: (on) => {
      shown = on;
      element.checked = on;
    },
  };
}

export interface TextField extends Control<string> {
  focus(): void;
}

/** `entered`: Enter was pressed, with Shift the other way; `left`: Escape. */
export function textField(
  label: string,
  placeholder: string,
  on: { changed(text: string): void; entered(isBack: boolean): void; left(): void },
): TextField {
  const attrs = { 'aria-label': label, placeholder, title: label };
  const element = h('vscode-text-field', { attrs }) as HTMLElement & { value: string };
  element.addEventListener('input', () => on.changed(element.value));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') on.entered(event.shiftKey);
    else if (event.key === 'Escape') on.left();
  });
  return {
    element,
    focus: () => element.focus(),
    set: (text) => {
      // The toolkit calls it "Text field" once it is in the page.
      if (element.getAttribute('aria-label') !== label) element.setAttribute('aria-label', label);
      if (element.value !== text) element.value = text;
    },
  };
}

export interface Choice {
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
}

export function dropdown(label: string, changed: (value: string) => void): Control<Choice> {
  const element = h('vscode-dropdown', { attrs: { 'aria-label': label } }) as HTMLElement & { value: string };
  let shown = '';
  let options = '';
  element.addEventListener('change', () => {
    if (element.value !== shown) changed(element.value);
  });
  return {
    element,
    set: (choice) => {
      shown = choice.value;
      const now = JSON.stringify(choice.options);
      if (now !== options) {
        options = now;
        element.replaceChildren(
          ...choice.options.map(({ value, text }) => h('vscode-option', { attrs: { value } }, text)),
        );
      }
      element.value = choice.value;
    },
  };
}

export function progress(): HTMLElement {
  return h('vscode-progress-ring', { attrs: { 'aria-hidden': 'true' } });
}
