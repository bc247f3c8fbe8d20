/** @file The graph's twin as a table, for those who read rather than look: the same nodes, numbers and selection. */

import type { GraphEdge, GraphModel, GraphNode } from '../model/graphModel';
import { kindWord } from '../model/kindWord';
import type { Store } from '../state';
import { h } from './dom';
import { t } from '../words';

const COLUMNS = [t('Name'), t('Op'), t('Value'), t('Adjoint'), t('Inputs (local derivative)')];

export function createTable(store: Store, choose: (id: string) => void): HTMLElement {
  const body = h('tbody');
  const table = h(
    'table',
    {},
    h('caption', {}, t('The gradient graph as a table')),
    h('thead', {}, h('tr', {}, ...COLUMNS.map((name) => h('th', { attrs: { scope: 'col' } }, name)))),
    body,
  );
  // Scrollable places must be reachable by key.
  const region = h('section', { class: 'table', attrs: { 'aria-label': t('Graph as a table'), tabindex: '0' } });
  const rows = new Map<string, HTMLElement>();
  let shown: GraphModel | null | undefined;
  store.subscribe(({ selected, highlighted, showTable }) => {
    const { model } = store;
    region.classList.toggle('is-shown', showTable);
    if (model !== shown) {
      shown = model;
      rows.clear();
      region.hidden = model === null;
      region.replaceChildren(...(model ? [table] : []));
      for (const [id, row] of model ? tableRows(model, choose) : []) rows.set(id, row);
      body.replaceChildren(...rows.values());
    }
    const under = highlighted === null ? null : model?.nodeOf(highlighted);
    for (const node of model?.nodes ?? []) {
      const row = rows.get(node.id);
      row?.classList.toggle('is-highlighted', node.id === under);
      row?.classList.toggle('is-selected', node.id === selected);
      if (node.id === selected) row?.setAttribute('aria-current', 'true');
      else row?.removeAttribute('aria-current');
    }
  });
  return region;
}

function* tableRows(model: GraphModel, choose: (id: string) => void): Generator<[string, HTMLElement]> {
  const names = new Map(model.nodes.map((node) => [node.id, node.symbol]));
  const incoming = new Map<string, GraphEdge[]>();
  for (const edge of model.edges) {
    const list = incoming.get(edge.to);
    if (list) list.push(edge);
    else incoming.set(edge.to, [edge]);
  }
  for (const node of model.nodes) {
    const inputs = (incoming.get(node.id) ?? []).map((edge) => inputText(edge, names));
    const name = h(
      'button',
      { attrs: { type: 'button', title: t('Show in graph and editor') }, on: { click: () => choose(node.id) } },
      node.names.join(', ') || node.symbol,
    );
    const cells = [node.op ?? kindWord(node.kind), node.value, adjointText(node), inputs.join('; ')];
    yield [node.id, h('tr', {}, h('th', { attrs: { scope: 'row' } }, name), ...cells.map((text) => h('td', {}, text)))];
  }
}

function inputText({ from, local }: GraphEdge, names: ReadonlyMap<string, string>): string {
  const name = names.get(from) ?? '';
  return local ? `${name} (${local.symbol} = ${local.text})` : name;
}

function adjointText({ adjoint, nullCause }: GraphNode): string {
  if (!adjoint) return '';
  return `${adjoint.symbol} = ${adjoint.text}${nullCause ? `: ${nullCause}` : ''}`;
}
