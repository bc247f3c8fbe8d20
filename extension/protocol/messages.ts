/** @file Every message that crosses a boundary of ours, both ways, as typed contracts. One Channel class carries them all. */

import type { Recording } from '../../engine/recording';
import type { Analysis, Linted, Runnable } from '../snippet/analysis';
import type { CallHelp, CompletionDetail, Completions } from '../snippet/completion';
import type { Role } from '../snippet/quickLook';
import type { Finding } from '../lint/finding';
import type { Ask, PanelAnswer } from './asking';
import type { Explanation } from './explanation';
import type { GridAnswer, GridQuestion } from './grid';
import type { SaveAnswer, SavedFile } from './save';

/**
 * Requests one side answers: name → parameters and result. Errors travel as `{ reason, message }`.
 * A constraint, `C extends Contract<C>`, and not a base type: an index signature would let every misspelt name pass.
 */
export type Contract<C> = { readonly [request in keyof C]: { readonly params: unknown; readonly result: unknown } };
/** A side that answers nothing. */
export type NoRequests = Record<never, never>;

/** Host → analysis process. */
export interface AnalysisContract {
  'analyze/lint': { params: { fileName: string; text: string }; result: Linted };
  'analyze/file': { params: { fileName: string; text: string; role: Role }; result: Analysis };
  'analyze/prepare': { params: { fileName: string; text: string; role: Role }; result: Runnable };
  /** What can be written at an offset. */
  'analyze/complete': { params: { fileName: string; text: string; offset: number }; result: Completions };
  'analyze/completion': {
    params: { fileName: string; text: string; offset: number; name: string };
    result: CompletionDetail | null;
  };
  'analyze/call': { params: { fileName: string; text: string; offset: number }; result: CallHelp | null };
  /** Findings after a run: text findings joined with the Recording (confirmed, withdrawn, null-gradient added). */
  'analyze/judge': { params: { fileName: string; text: string; recording: Recording }; result: readonly Finding[] };
}

/** What the host tells the analysis: the texts of its reader's language, before it asks anything. */
export interface AnalysisEvents {
  'analyze/speak': Readonly<Record<string, string>>;
}

/*
 * VS Code carries a webview's messages as JSON (typed arrays aside): the ports of both ends send `packNumbers(message)` and hear
 * `unpackNumbers(message)` of `wireNumbers.ts`, so that NaN and the infinities arrive.
 */

/** Host → webview: the state, whenever it changes; the webview asks first with `ready`. */
export interface WebviewContract {
  'graph/show': { params: GraphState; result: null };
  /** Of the run shown last, which is large and does not change: what does, with each keystroke. */
  'graph/update': { params: RunState; result: null };
  /** The cursor stands on this site's expression: highlight its node; null takes the highlight away. */
  'graph/highlight': { params: { tensor: number } | null; result: null };
}

/** Webview → host. */
export interface WebviewHostContract {
  /** First message of a webview: everything it shows comes back. */
  'host/ready': { params: null; result: GraphState };
  /** A node was selected: reveal its range in the editor. */
  'host/reveal': { params: { site: number }; result: null };
  /**
   * All there is to say about a node; null where the run shown is gone. `gradient`: the call that is looked at.
   * `asked`: of the last Recording that `host/ask` gave, not of the run itself.
   */
  'host/explain': { params: { tensor: number; gradient: number | null; asked: boolean }; result: Explanation | null };
  /** Run the snippet; in Restricted Mode, ask about trust first. Answered when the run is over. */
  'host/run': { params: null; result: null };
  /** End the run under way; what it recorded until then is shown. */
  'host/stop': { params: null; result: null };
  /** A question that runs the snippet again: with a leaf changed, for another target … */
  'host/ask': { params: Ask; result: PanelAnswer };
  /**
   * The values of a call's target over two numbers of its sources, by the ops that were recorded: nothing of the snippet runs.
   * `asked` as above.
   */
  'host/grid': { params: GridQuestion & { asked: boolean }; result: GridAnswer };
  /** A file to save where the reader says; answered when they have said it. */
  'host/save': { params: SavedFile; result: SaveAnswer };
}

export type GraphState =
  | { readonly kind: 'empty'; readonly fileName: string; readonly hint: string; readonly action?: 'run' | 'trust' }
  | {
      readonly kind: 'running';
      readonly fileName: string;
      /** Another snippet's run comes first. */
      readonly waits?: boolean;
    }
  | ShownRun;

export interface ShownRun extends RunState {
  readonly kind: 'recording';
  readonly fileName: string;
  readonly recording: Recording;
  readonly findings: readonly Finding[];
  /** One sentence about how the run ended when it did not end well, else null. */
  readonly problem: string | null;
}

/** How a run stands to the text of now. */
export interface RunState {
  /** Line of each site in the text of now, from 1; null where it is no longer there. */
  readonly lines: readonly (number | null)[];
  /** The text has changed since the run. */
  readonly stale: boolean;
  /** The next run is under way, or waits until another snippet's is over. */
  readonly running?: 'now' | 'waits';
}
