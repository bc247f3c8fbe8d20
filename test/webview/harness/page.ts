/** @file Stands in for VS Code inside the test page: theme, `acquireVsCodeApi`, and a host that answers with the scenario asked for. */

import type { Recording } from '../../../engine/recording';
import { recordingFromJson } from '../../../engine/recordingJson';
import { explainNode } from '../../../extension/explain/explainNode';
import { gridOf } from '../../../extension/explain/grid';
import type { PanelAnswer } from '../../../extension/protocol/asking';
import { Channel } from '../../../extension/protocol/channel';
import { RecordingView } from '../../../extension/protocol/recordingView';
import type { GraphState, WebviewContract, WebviewHostContract } from '../../../extension/protocol/messages';
import type { SavedFile } from '../../../extension/protocol/save';
import { packNumbers, unpackNumbers } from '../../../extension/protocol/wireNumbers';
import { SCENARIOS, type ScenarioName } from './scenarios';
import { THEMES, type ThemeName } from './themes';

export interface Harness {
  /** Sites that the webview asked to reveal. */
  readonly revealed: number[];
  /** What the webview asked to save. */
  readonly saved: SavedFile[];
  /** What the page's security policy refused. */
  readonly refused: string[];
  setTheme(name: ThemeName): void;
  show(name: ScenarioName): void;
  highlight(tensor: number | null): void;
  /** A Recording as the command line prints it. */
  showJson(fileName: string, json: string): void;
  /** `performance.now()` when the last state was sent. */
  shownAt: number;
  /** A state of a version to come. */
  showStrange(): void;
}
/** How a test's own sandbox tells its answer: a Recording as JSON, everything else packed. */
export type AskedOutside =
  | { readonly kind: 'run'; readonly json: string; readonly problem: string | null }
  | { readonly kind: 'other'; readonly answer: unknown };

declare global {
  var harness: Harness;
  /** Put here by a test that has a sandbox. */
  var answerAsk: ((ask: string) => Promise<string>) | undefined;
  var acquireVsCodeApi: () => { postMessage(m: unknown): void; getState(): unknown; setState(s: unknown): void };
}

const query = new URLSearchParams(location.search);
const scenario = (query.get('scenario') ?? 'first') as ScenarioName;
const revealed: number[] = [];
const refused: string[] = [];
const saved: SavedFile[] = [];
document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));

/** What the last question left. */
let repeated: Recording | null = null;
let shown: GraphState = SCENARIOS[scenario]();

const ranOrRepeated = (asked: boolean): Recording | null =>
  asked ? repeated : shown.kind === 'recording' ? shown.recording : null;

let hear: (message: unknown) => void = () => undefined;
const host = new Channel<WebviewHostContract, WebviewContract>(
  {
    post: (message) => window.postMessage(packNumbers(message)),
    onMessage: (listener) => (hear = listener),
  },
  {
    'host/ready': () => shown,
    'host/explain': ({ tensor, gradient, asked }) => {
      const recording = ranOrRepeated(asked);
      return recording && explainNode(new RecordingView(recording), gradient, tensor);
    },
    'host/ask': async (ask) => {
      if (globalThis.answerAsk === undefined) return { kind: 'none', why: 'Nobody runs snippets here.' };
      const answer = JSON.parse(await globalThis.answerAsk(JSON.stringify(packNumbers(ask)))) as AskedOutside;
      if (answer.kind === 'other') return unpackNumbers(answer.answer) as PanelAnswer;
      const read = recordingFromJson(answer.json);
      if (!read.ok) throw new Error(read.problem);
      repeated = read.value;
      return { kind: 'run', recording: read.value, problem: answer.problem };
    },
    'host/run': () => null,
    'host/stop': () => null,
    'host/save': (file) => {
      saved.push(file);
      return { sentence: `Saved as ${file.format}.` };
    },
    'host/grid': (question) => {
      const recording = ranOrRepeated(question.asked);
      return gridOf(recording && new RecordingView(recording), question);
    },
    'host/reveal': ({ site }) => {
      revealed.push(site);
      return null;
    },
  },
);

globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => queueMicrotask(() => hear(unpackNumbers(message))),
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
});

const show = (state: GraphState): void => {
  shown = state;
  globalThis.harness.shownAt = performance.now();
  void host.request('graph/show', state);
};

globalThis.harness = {
  revealed,
  saved,
  refused,
  shownAt: 0,
  setTheme: (name) => {
    const { bodyClass, variables } = THEMES[name];
    document.body.className = bodyClass;
    document.body.dataset['vscodeThemeKind'] = bodyClass;
    const root = document.documentElement.style;
    root.cssText = '';
    for (const [key, value] of Object.entries(variables)) root.setProperty(`--vscode-${key}`, value);
  },
  show: (name) => show(SCENARIOS[name]()),
  highlight: (tensor) => void host.request('graph/highlight', tensor === null ? null : { tensor }),
  showJson: (fileName, json) => {
    const read = recordingFromJson(json);
    if (!read.ok) throw new Error(read.problem);
    const state = {
      kind: 'recording',
      fileName,
      recording: read.value,
      findings: [],
      lines: [],
      stale: false,
      problem: null,
    } as const;
    show(state);
  },
  showStrange: () => {
    const state = SCENARIOS.first();
    const recording = { ...state.recording, version: 99 as 1 };
    void host.request('graph/show', { ...state, recording });
  },
};
harness.setTheme((query.get('theme') ?? 'dark') as ThemeName);
