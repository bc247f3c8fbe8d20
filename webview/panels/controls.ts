/** @file The only file that knows the widget toolkit: another one can take its place here. */

import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
} from '@vscode/webview-ui-toolkit';
import { h } from './dom';

export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeProgressRing(),
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
