/** @file The webview's end of the channel to the extension, and the little that VS Code keeps for us. */

import type { Ask, PanelAnswer } from '../extension/protocol/asking';
import { Channel, ChannelError } from '../extension/protocol/channel';
import type { Explanation } from '../extension/protocol/explanation';
import type { GridAnswer, GridQuestion } from '../extension/protocol/grid';
import type { GraphState, RunState, WebviewContract, WebviewHostContract } from '../extension/protocol/messages';
import type { SaveAnswer, SavedFile } from '../extension/protocol/save';
import { packNumbers, unpackNumbers } from '../extension/protocol/wireNumbers';
import {
  isExplanation,
  isGraphState,
  isGridAnswer,
  isHighlight,
  isRunState,
  isSaveAnswer,
  readPanelAnswer,
} from './receive';
import { t } from './words';

export interface HostEvents {
  show(graph: GraphState): void;
  /** Of the run shown last. */
  update(state: RunState): void;
  highlight(tensor: number | null): void;
  /** The host could not be understood or did not answer: a sentence for the reader. */
  failed(sentence: string): void;
}

export interface Host {
  /** Asks for everything; call once, when all can be shown. */
  start(): void;
  /** All there is to say about a node; null where nobody can say it. */
  explain(tensor: number, gradient: number | null, asked: boolean): Promise<Explanation | null>;
  /** A question that runs the snippet again; what fails is an answer with a sentence. */
  ask(ask: Ask): Promise<PanelAnswer>;
  /** A target's values over two of its sources; null where nobody answers. `asked`: of the run that the last question left. */
  grid(question: GridQuestion, asked: boolean): Promise<GridAnswer | null>;
  /** Saves a file where the reader says; null where nobody can. */
  save(file: SavedFile): Promise<SaveAnswer | null>;
  /** Shows a site in the editor. */
  reveal(site: number): void;
  /** Runs the snippet again, or asks about trust where it may not run; what comes of it is shown. */
  run(): void;
  /** Ends the run under way. */
  stop(): void;
  kept(): unknown;
  keep(state: unknown): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const SAVE_DEADLINE_MS = 600_000;
const STRANGE = t(
  'The extension sent something this panel does not understand. Close the panel and run "Show Gradient Graph" again.',
);
const SILENT = t('The extension does not answer. Close the panel and run "Show Gradient Graph" again.');

export function connectHost(events: HostEvents): Host {
  const api = acquireVsCodeApi();
  const show = (graph: unknown): void => (isGraphState(graph) ? events.show(graph) : events.failed(STRANGE));
  const channel = new Channel<WebviewContract, WebviewHostContract>(
    {
      post: (message) => api.postMessage(packNumbers(message)),
      onMessage: (listener) =>
        window.addEventListener('message', (event: MessageEvent<unknown>) => listener(unpackNumbers(event.data))),
    },
    {
      'graph/show': (graph) => {
        show(graph);
        return null;
      },
      'graph/update': (state) => {
        if (isRunState(state)) events.update(state);
        else events.failed(STRANGE);
        return null;
      },
      'graph/highlight': (mark) => {
        if (isHighlight(mark)) events.highlight(mark?.tensor ?? null);
        return null;
      },
    },
  );
  return {
    start: () => void channel.request('host/ready', null).then(show, () => events.failed(SILENT)),
    explain: async (tensor, gradient, asked) => {
      try {
        const answer: unknown = await channel.request('host/explain', { tensor, gradient, asked });
        return isExplanation(answer) ? answer : null;
      } catch {
        // What the panel knows by itself is shown all the same.
        return null;
      }
    },
    ask: async (ask) => {
      try {
        const answer: unknown = await channel.request('host/ask', ask);
        return readPanelAnswer(answer) ?? { kind: 'none', why: STRANGE };
      } catch (error) {
        return { kind: 'none', why: ChannelError.is(error, 'failed') ? error.message : SILENT };
      }
    },
    save: async (file) => {
      try {
        // A dialog stays open as long as its reader likes.
        const answer: unknown = await channel.request('host/save', file, { deadlineMs: SAVE_DEADLINE_MS });
        return isSaveAnswer(answer) ? answer : null;
      } catch {
        return null;
      }
    },
    grid: async (question, asked) => {
      try {
        const answer: unknown = await channel.request('host/grid', { ...question, asked });
        return isGridAnswer(answer) ? answer : null;
      } catch {
        return null;
      }
    },
    reveal: (site) => {
      // An editor that cannot be shown is the host's to report; the graph has nothing to add.
      if (site >= 0) channel.request('host/reveal', { site }).catch(() => undefined);
    },
    run: () => void channel.request('host/run', null).catch(() => undefined),
    stop: () => void channel.request('host/stop', null).catch(() => undefined),
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}
