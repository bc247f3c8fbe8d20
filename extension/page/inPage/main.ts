/** @file The host inside an exported page: answers the panel from the run in the page. What would need VS Code says so. */

import './page.css';
import { validateRecording } from '../../../engine/validateRecording';
import { explainNode } from '../../explain/explainNode';
import { gridOf } from '../../explain/grid';
import { Channel } from '../../protocol/channel';
import type { GraphState, WebviewContract, WebviewHostContract } from '../../protocol/messages';
import { RecordingView } from '../../protocol/recordingView';
import { packNumbers, unpackNumbers } from '../../protocol/wireNumbers';
import { download } from './download';
import { followTheme } from './theme';

declare global {
  var acquireVsCodeApi: () => {
    postMessage(message: unknown): void;
    getState(): unknown;
    setState(state: unknown): void;
  };
}

followTheme();

const shown = readRun(document.getElementById('run')?.textContent ?? '');
const view = shown.kind === 'recording' ? new RecordingView(shown.recording) : null;
const NEEDS_A_RUN = 'This needs a new run: open the snippet in VS Code with Tapescope.';

let hear: (message: unknown) => void = () => undefined;
new Channel<WebviewHostContract, WebviewContract>(
  {
    post: (message) => window.dispatchEvent(new MessageEvent('message', { data: packNumbers(message) })),
    onMessage: (listener) => (hear = listener),
  },
  {
    'host/ready': () => shown,
    'host/explain': ({ tensor, gradient }) => view && explainNode(view, gradient, tensor),
    'host/grid': (question) => (view ? gridOf(view, question) : { kind: 'none', sentence: NEEDS_A_RUN }),
    'host/ask': () => ({ kind: 'none', why: NEEDS_A_RUN }),
    // There is no editor here.
    'host/reveal': () => null,
    'host/run': () => null,
    'host/stop': () => null,
    'host/save': (file) => download(shown.fileName, file),
  },
);

globalThis.acquireVsCodeApi = () => ({
  // Later, as from another process: the panel's controls are made by then.
  postMessage: (message) => void setTimeout(() => hear(unpackNumbers(message))),
  getState: () => null,
  setState: () => undefined,
});

/** What is in the page is checked like anything that comes from elsewhere: the file may have been changed. */
function readRun(text: string): GraphState {
  try {
    const run = JSON.parse(text) as Record<string, unknown>;
    const { fileName, findings, lines, problem } = run;
    const recording = validateRecording(run['recording']);
    const sentence = problem === null || typeof problem === 'string' ? problem : null;
    const name = typeof fileName === 'string' ? fileName : 'snippet';
    if (!recording.ok) return damaged(name, recording.problem);
    if (!Array.isArray(findings) || !Array.isArray(lines)) return damaged(name, 'Its findings cannot be read.');
    return {
      kind: 'recording',
      fileName: name,
      recording: recording.value,
      findings,
      lines: lines.map((line) => (typeof line === 'number' ? line : null)),
      stale: false,
      problem: sentence,
    };
  } catch {
    return damaged('snippet', 'The run in it is no JSON.');
  }
}

function damaged(fileName: string, why: string): GraphState {
  return { kind: 'empty', fileName, hint: `This page is damaged: ${why} Export it again.` };
}
