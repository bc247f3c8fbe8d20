/** @file The webview's start: controls, store, host and panels, put together. */

// First: many texts are made as soon as a module is there.
import './language';
import './index.css';
import { connectHost } from './host';
import { createAnswerView } from './panels/answerView';
import { createAskBar } from './panels/askBar';
import { createChooser } from './panels/choose';
import { registerControls } from './panels/controls';
import { createDetails } from './panels/details';
import { h } from './panels/dom';
import { createExportMenu } from './panels/exportMenu';
import { createGraphRegion } from './panels/graphRegion';
import { createGroupBar } from './panels/groupBar';
import { createHeader } from './panels/header';
import { createKeys } from './panels/keys';
import { createLeafEditor } from './panels/leafEditor';
import { createLegend } from './panels/legend';
import { createBanners, createPlaceholder } from './panels/notices';
import { createStepper } from './panels/stepper';
import { createTable } from './panels/table';
import { createTimeline } from './panels/timeline';
import { createPlots } from './plots/plotsRegion';
import { createRepeater } from './repeat';
import { readKept, Store, type KeptState } from './state';

registerControls();
/** Kept beside what the reader chose: the extension finds the document by it when the window is reloaded. */
const ofDocument = document.getElementById('app')?.dataset['document'] ?? '';
const host = connectHost({
  show: (graph) => store.receive(graph),
  update: (state) => store.update(state),
  highlight: (highlighted) => store.set({ highlighted }),
  failed: (failure) => store.set({ failure }),
});
const store = new Store(readKept(host.kept()));
const revealNode = (id: string): void => {
  const node = store.model?.nodes.find((n) => n.id === id);
  if (node) host.reveal(node.site);
};

const turn = (): void => store.set({ direction: graph.direction() === 'right' ? 'down' : 'right' });

const keys = createKeys();
const plots = createPlots(store, host);
const header = createHeader(
  store,
  {
    fit: () => graph.fit(),
    turn,
    keys: () => keys.open(),
    toGraph: () => graph.focus(),
  },
  [plots.toggle, createExportMenu(store, host)],
);
// A page on its own has no document to run.
const runs = ofDocument === '' ? null : host;
const banners = createBanners(store, runs);
const placeholder = createPlaceholder(store, runs);
const repeater = createRepeater(store, host.ask);
const chooser = createChooser(store, repeater);
const askBar = createAskBar(store, repeater);
const details = createDetails(store, host, [createLeafEditor(store, repeater, host.ask), chooser]);
const answer = createAnswerView(store, repeater);
const stepper = createStepper(store);
const timeline = createTimeline(store);
const groupBar = createGroupBar(store);
const legend = createLegend(store);
const table = createTable(store, (id) => {
  store.set({ selected: id });
  revealNode(id);
});
// Last, so that on each change it finds the room that the others leave it.
const graph = createGraphRegion(store, stepper, {
  reveal: revealNode,
  turn,
  moveStep: timeline.move,
  key: (key) => chooser.key(key) || askBar.key(key),
});
const main = h(
  'main',
  {},
  placeholder,
  graph.element,
  groupBar,
  timeline.element,
  stepper.element,
  answer,
  details,
  legend,
  table,
  plots.element,
);
document.getElementById('app')?.append(header.element, askBar.element, banners, main, keys.element);
document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.matches('input, textarea, vscode-text-field');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') header.find();
  else if (event.key === '?') keys.open();
  else return;
  event.preventDefault();
});

store.subscribe(({ scope, showTable, showPlots, direction, speed, showBackward }) =>
  host.keep({
    document: ofDocument,
    scope,
    showTable,
    showPlots,
    direction,
    speed,
    showBackward,
  } satisfies KeptState & { document: string }),
);
host.start();
