/** @file The colours and fonts of the editor, as the graph uses them: read from index.css, which takes them from VS Code. */

import type { NodeLook } from './card';
import { cssColour, mix, parseColour, readable, type Rgb } from './colour';

export interface Theme {
  readonly isHighContrast: boolean;
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  /** Text of adjoints, and of what went wrong. */
  readonly adjoint: string;
  readonly broken: string;
  readonly edge: string;
  readonly path: string;
  readonly focus: string;
  /** Of values in a heat map. */
  readonly positive: string;
  readonly negative: string;
  readonly highlight: string;
  readonly nodes: Readonly<Record<NodeLook, { readonly fill: string; readonly line: string }>>;
  readonly fontFamily: string;
}

const LOOKS: readonly NodeLook[] = ['variable', 'constant', 'watched', 'op', 'target', 'group'];

export function readTheme(root: HTMLElement): Theme {
  const style = getComputedStyle(root);
  const background = parseColour(style.getPropertyValue('--ts-background')) ?? [255, 255, 255];
  const read = (name: string, fallback: Rgb): Rgb => parseColour(style.getPropertyValue(name), background) ?? fallback;
  const text = readable(read('--ts-text', [0, 0, 0]), background, 7);
  const isHighContrast = /vscode-high-contrast/.test(root.className);

  const look = (name: NodeLook): { fill: Rgb; line: Rgb } => {
    const line = readable(read(`--ts-${name}`, text), background, isHighContrast ? 4.5 : 3);
    return { line, fill: isHighContrast ? background : mix(line, background, 0.13) };
  };
  const looks = Object.fromEntries(LOOKS.map((name) => [name, look(name)])) as Record<
    NodeLook,
    { fill: Rgb; line: Rgb }
  >;
  // Text stands on every fill: what can be read on the one that is least unlike it can be read on all.
  const onFills = (colour: Rgb): Rgb => LOOKS.reduce((c, name) => readable(c, looks[name].fill), colour);
  return {
    isHighContrast,
    background: cssColour(background),
    text: cssColour(onFills(text)),
    muted: cssColour(onFills(read('--ts-muted', text))),
    adjoint: cssColour(onFills(read('--ts-adjoint', text))),
    broken: cssColour(onFills(read('--ts-broken', text))),
    edge: cssColour(readable(read('--ts-edge', text), background, isHighContrast ? 7 : 2)),
    path: cssColour(readable(read('--ts-path', text), background, 3)),
    focus: cssColour(readable(read('--ts-focus', text), background, 3)),
    positive: cssColour(readable(read('--ts-positive', text), background, 3)),
    negative: cssColour(readable(read('--ts-negative', text), background, 3)),
    highlight: cssColour(read('--ts-highlight', text)),
    nodes: Object.fromEntries(
      LOOKS.map((name) => [name, { fill: cssColour(looks[name].fill), line: cssColour(looks[name].line) }]),
    ) as Theme['nodes'],
    fontFamily: style.getPropertyValue('--ts-code-font').trim() || 'monospace',
  };
}

/** Calls `changed` whenever VS Code changes the theme: it rewrites the body's class and the root's style. */
export function onThemeChange(root: HTMLElement, changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(root, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id', 'data-vscode-theme-kind'],
  });
  observer.observe(root.ownerDocument.documentElement, { attributes: true, attributeFilter: ['style'] });
}
