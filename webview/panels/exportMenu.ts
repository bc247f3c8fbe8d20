/** @file "Export": the picture and its data as a file, in the format chosen from a list. */

import type { SaveFormat, SavedFile } from '../../extension/protocol/save';
import { writeGraph } from '../export/exportGraph';
import { svgToPng } from '../export/png';
import type { Host } from '../host';
import type { Store } from '../state';
import { button } from './controls';
import { h } from './dom';
import { t } from '../words';

const FORMATS: readonly { readonly format: SaveFormat; readonly text: string }[] = [
  { format: 'html', text: t('HTML: this inspector, in any browser') },
  { format: 'svg', text: t('SVG: a picture that scales') },
  { format: 'png', text: t('PNG: a picture') },
  { format: 'dot', text: t('DOT: for Graphviz') },
  { format: 'mermaid', text: t('Mermaid: for Markdown') },
  { format: 'json', text: t('JSON: nodes and edges') },
];

/** Kept free beside the menu, in pixels. */
const EDGE = 8;

export function createExportMenu(store: Store, host: Pick<Host, 'save'>): HTMLElement {
  const status = h('span', { class: 'export-status', attrs: { role: 'status' } });
  const items = FORMATS.map(({ format, text }) =>
    h(
      'button',
      { attrs: { type: 'button', role: 'menuitem', tabindex: '-1' }, on: { click: () => void save(format) } },
      text,
    ),
  );
  const menu = h('div', { class: 'menu', attrs: { role: 'menu', 'aria-label': t('Export as'), hidden: '' } }, ...items);
  const opener = button(t('Export'), t('Save the graph as a file'), () => (menu.hidden ? open() : close()));
  opener.setAttribute('aria-haspopup', 'menu');
  const element = h('div', { class: 'export' }, opener, menu, status);

  const open = (): void => {
    menu.hidden = false;
    // It ends where the button ends; in a narrow panel that would let it begin beyond the edge.
    menu.style.translate = '';
    const { left } = menu.getBoundingClientRect();
    if (left < EDGE) menu.style.translate = `${EDGE - left}px`;
    opener.setAttribute('aria-expanded', 'true');
    items[0]?.focus();
  };
  const close = (): void => {
    menu.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  };
  element.addEventListener('keydown', (event) => {
    if (menu.hidden) return;
    const at = items.findIndex((item) => item === document.activeElement);
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      close();
      opener.focus();
    } else if (by !== 0) items[(at + by + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) close();
  });

  const save = async (format: SaveFormat): Promise<void> => {
    close();
    opener.focus();
    status.textContent = '';
    const file = await fileOf(store, format);
    const answer = file && (await host.save(file));
    status.textContent = answer ? (answer.sentence ?? '') : t('It could not be saved.');
  };
  store.subscribe((now, before) => {
    element.hidden = (store.model?.nodes.length ?? 0) === 0;
    if (now.graph !== before?.graph) status.textContent = '';
  });
  return element;
}

/** The picture as it is looked at: its gradient call, its paths. */
async function fileOf(store: Store, format: SaveFormat): Promise<SavedFile | null> {
  const { model } = store;
  if (model === null) return null;
  const title = store.now.graph?.fileName ?? '';
  if (format === 'html') return { format, content: null };
  if (format !== 'png') return { format, content: writeGraph(model, format, title) };
  const content = await svgToPng(writeGraph(model, 'svg', title), isDark());
  return content === null ? null : { format, content };
}

function isDark(): boolean {
  const { classList } = document.body;
  return (
    classList.contains('vscode-dark') ||
    (classList.contains('vscode-high-contrast') && !classList.contains('vscode-high-contrast-light'))
  );
}
