/** @file The view "Gradient Tape" in the explorer: what the last run of the snippet in front recorded. It follows the cursor. */

import {
  commands,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type Disposable,
} from 'vscode';
import { nodeAbout, tapeTree, type TapeTreeNode } from '../explain/tapeTree';
import { currentSession, type App } from './app';
import { Disposables } from './disposables';
import { rowUnder, viewOf } from './place';
import type { RecordedRun } from './recordedRun';
import { revealSite } from './revealSite';
import type { Session } from './session';
import { settingsFor } from './settings';

export const TAPE_VIEW = 'tapescope.tapes';

export function registerTapeTree(app: App): Disposable {
  const parts = new Disposables();
  const changed = parts.add(new EventEmitter<void>());
  let session: Session | undefined;
  let shown: { readonly of: RecordedRun['siteSpans']; readonly nodes: readonly TapeTreeNode[] } | null = null;

  /** The same nodes as long as nothing moved, so that what is open stays open. */
  const nodes = (): readonly TapeTreeNode[] => {
    const run = session?.lastRun;
    if (!session || !run) return [];
    if (shown?.of !== run.siteSpans) {
      const of = session;
      shown = { of: run.siteSpans, nodes: tapeTree(viewOf(run), (site) => of.lineOf(site)) };
    }
    return shown.nodes;
  };

  const view = parts.add(
    window.createTreeView<TapeTreeNode>(TAPE_VIEW, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: (node) => [...(node ? node.children() : nodes())],
        getParent: (node) => node.parent,
        getTreeItem: (node) => toItem(node, nodes().length <= FEW || node === nodes().at(-1)),
      },
    }),
  );

  /** Selected by us, not by the reader. */
  let followed: string | null = null;
  const follow = (): void => {
    const editor = window.activeTextEditor;
    const run = session?.lastRun;
    if (!session || !run || !view.visible || editor?.document !== session.document) return;
    if (!settingsFor(session.document.uri).treeFollowsCursor) return;
    const row = rowUnder(session, session.place.offsetAt(editor.selection.active));
    const node = row === null ? null : nodeAbout(nodes(), viewOf(run), row);
    if (!node || view.selection[0]?.id === node.id) return;
    followed = node.id;
    view.reveal(node, { select: true, focus: false }).then(undefined, (error: unknown) => {
      app.log.failed('following the cursor in the tree', error);
    });
  };

  const refresh = (): void => {
    session = currentSession(app) ?? app.sessions.lastActive?.session;
    if (session?.usesEngine) void commands.executeCommand('setContext', 'tapescope.snippetSeen', true);
    view.message = session?.isStale === true ? l10n.t('From before the last edit.') : '';
    view.description = session?.lastRun ? session.place.title : '';
    changed.fire();
    follow();
  };

  parts.add(app.sessions.onDidChange((of) => (of === session || !session ? refresh() : undefined)));
  parts.add(app.sessions.onDidClose(refresh));
  parts.add(app.sessions.onDidChangeActive(refresh));
  parts.add(app.panels.onDidChangeFocus(refresh));
  parts.add(window.onDidChangeTextEditorSelection(follow));
  parts.add(view.onDidChangeVisibility(follow));
  parts.add(
    view.onDidChangeSelection(({ selection }) => {
      const node = selection[0];
      if (!node || !session || node.id === followed) {
        followed = null;
        return;
      }
      revealSite(session, node.site, true).catch((error: unknown) => app.log.failed('showing a node’s source', error));
    }),
  );
  refresh();
  return parts;
}

const ICONS: Readonly<Record<TapeTreeNode['kind'], string>> = {
  tape: 'record',
  target: 'target',
  source: 'symbol-variable',
  null: 'circle-slash',
  step: 'arrow-small-left',
};

/** Of so many tapes all are open from the start; of more, the last. */
const FEW = 3;

function toItem(node: TapeTreeNode, isOpen: boolean): TreeItem {
  const { kind, id, label, value, detail } = node;
  const state =
    kind === 'step'
      ? TreeItemCollapsibleState.None
      : kind === 'source' || (kind === 'tape' && !isOpen)
        ? TreeItemCollapsibleState.Collapsed
        : TreeItemCollapsibleState.Expanded;
  const item = new TreeItem(label, kind === 'null' ? TreeItemCollapsibleState.None : state);
  item.id = id;
  item.description = value;
  item.tooltip = [`${label} ${value}`.trim(), detail].filter((line) => line !== null && line !== '').join('\n');
  item.iconPath = new ThemeIcon(ICONS[kind], colourOf(node));
  item.accessibilityInformation = { label: [label, value, detail ?? ''].join(' ').trim() };
  return item;
}

function colourOf({ kind, value }: TapeTreeNode): ThemeColor | undefined {
  if (kind === 'null' || /NaN|Infinity|∞/.test(value)) return new ThemeColor('list.warningForeground');
  return undefined;
}
