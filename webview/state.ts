/** @file The one store: what the host sent and what the reader chose; the model follows from both. Panels read it. */

import type { Recording } from '../engine/recording';
import type { GraphState, RunState } from '../extension/protocol/messages';
import type { Direction } from './layout/layered';
import { latest } from './latest';
import { findNodes } from './model/find';
import { correspondence } from './model/correspond';
import { buildGraph, type GraphModel } from './model/graphModel';
import { AUTO_GROUPS, type GroupChoice } from './model/groups';
import { withoutBackward } from './model/backwardLayer';
import { onlyPaths } from './model/onlyPaths';
import { stageAfter, type Stage } from './model/stage';
import { NO_REPEAT, type Repeat } from './repeat';
import { buildSteps, type Step } from './model/steps';
import { viewOf } from './model/views';

export interface State {
  /** Null until the host has answered. */
  readonly graph: GraphState | null;
  /** Why the host could not be understood, as a sentence. */
  readonly failure: string | null;
  readonly call: number | null;
  readonly scope: 'call' | 'all';
  readonly selected: string | null;
  /** Which loops and functions are open. */
  readonly groups: GroupChoice;
  /** A large graph of so many nodes is being laid out; null: none is. */
  readonly laying: number | null;
  /** Why something is slower than it should be, as a sentence. */
  readonly notice: string | null;
  /** Only the paths from this node to the targets are shown; null: everything. */
  readonly pathsOf: string | null;
  /** What the reader looks for. */
  readonly query: string;
  /** Tensor row under the editor's cursor. */
  readonly highlighted: number | null;
  readonly showTable: boolean;
  /** Null: open where they are what the run is about. */
  readonly showPlots: boolean | null;
  /** `auto`: to the right where the panel is wide enough. */
  readonly direction: Direction | 'auto';
  /** How many steps of the two passes have been taken; null: the whole picture, none singled out. */
  readonly step: number | null;
  readonly playing: boolean;
  /** Steps are played so many times as fast. */
  readonly speed: number;
  /** What the reader asks for beyond the snippet, and the run that answers it. */
  readonly repeat: Repeat;
  /** The ops of nested tapes' backward passes are shown. */
  readonly showBackward: boolean;
}

/** What outlives the webview while its tab is hidden or the window reloads. */
export type KeptState = Pick<State, 'scope' | 'showTable' | 'showPlots' | 'direction' | 'speed' | 'showBackward'>;

export const SPEEDS: readonly number[] = [0.5, 1, 2, 4, 16];

const INITIAL: State = {
  graph: null,
  failure: null,
  call: null,
  scope: 'call',
  selected: null,
  groups: AUTO_GROUPS,
  laying: null,
  notice: null,
  pathsOf: null,
  query: '',
  highlighted: null,
  showTable: false,
  showPlots: null,
  direction: 'auto',
  step: null,
  playing: false,
  speed: 1,
  repeat: NO_REPEAT,
  showBackward: true,
};

export class Store {
  private state: State;
  private readonly listeners: ((now: State, before: State) => void)[] = [];
  /** The picture before the one to come, for what was chosen in it. */
  private lastModel: GraphModel | null = null;
  private readonly wholeModel = latest(
    (recording: Recording, call: number | null, scope: State['scope'], groups: GroupChoice) =>
      buildGraph(recording, { call, scope, groups }),
  );
  private readonly filtered = latest((whole: GraphModel, pathsOf: string | null) =>
    pathsOf === null ? whole : (onlyPaths(whole, pathsOf) ?? whole),
  );
  private readonly stepsOf = latest((recording: Recording, model: GraphModel) => buildSteps(viewOf(recording), model));
  private readonly firstOrder = latest(withoutBackward);
  private readonly stageOf = latest(stageAfter);
  private readonly foundIn = latest((model: GraphModel, query: string, lines: readonly (number | null)[]) =>
    findNodes(model, query, (site) => lines[site] ?? null),
  );

  constructor(kept: Partial<KeptState>) {
    this.state = { ...INITIAL, ...kept };
  }

  get now(): State {
    return this.state;
  }

  /** What is shown: the run itself, or the run that answers what the reader asked for. */
  get recording(): Recording | null {
    return this.state.repeat.shown?.recording ?? this.ownRecording;
  }

  /** The run itself. */
  get ownRecording(): Recording | null {
    const { graph } = this.state;
    return graph?.kind === 'recording' ? graph.recording : null;
  }

  /** All of the gradient call or the run; null while there is no recording to show. */
  get whole(): GraphModel | null {
    const { recording, state } = this;
    return recording && this.wholeModel(recording, state.call, state.scope, state.groups);
  }

  /** What the picture shows: the whole, or only one node's paths. The same object until something it depends on changes. */
  get model(): GraphModel | null {
    const { whole } = this;
    if (!whole) return null;
    const { pathsOf, showBackward } = this.state;
    return this.filtered(showBackward ? whole : this.firstOrder(whole), pathsOf);
  }

  /** The steps of the picture's two passes. The same array as long as the model is the same. */
  get steps(): readonly Step[] {
    const { recording, model } = this;
    return recording && model ? this.stepsOf(recording, model) : [];
  }

  /** How far the picture has come; null: all the way, no step singled out. */
  get stage(): Stage | null {
    const { model, steps, state } = this;
    return model && state.step !== null ? this.stageOf(model, steps, state.step) : null;
  }

  /** The nodes that fit what the reader looks for; null while nothing is looked for. */
  get found(): readonly string[] | null {
    const { model } = this;
    const { graph, query } = this.state;
    return model && graph?.kind === 'recording' && query.trim() !== '' ? this.foundIn(model, query, graph.lines) : null;
  }

  set(change: Partial<State>): void {
    const before = this.state;
    const modelBefore = before.step === null ? null : this.model;
    const stepsBefore = before.step === null ? 0 : this.steps.length;
    const { selected, pathsOf } = before;
    const hasChosen = selected !== null || pathsOf !== null;
    this.lastModel = (hasChosen ? this.model : null) ?? this.lastModel;
    this.state = { ...before, ...change };
    if (hasChosen && !('selected' in change)) this.carryOver();
    // Steps are those of one picture; with another value in a leaf it is still the same one.
    const isSamePicture = before.repeat.shown !== this.state.repeat.shown && this.steps.length === stepsBefore;
    if (before.step !== null && this.model !== modelBefore && !isSamePicture) {
      this.state = { ...this.state, step: null, playing: false };
    }
    for (const listener of this.listeners) listener(this.state, before);
  }

  /** What was chosen in one step of a training, or one run, is chosen in the next, where it is there. */
  private carryOver(): void {
    const { lastModel, state, whole } = this;
    if (!whole || !lastModel) return;
    const isThere = (id: string | null): boolean => id === null || whole.nodes.some((node) => node.id === id);
    const isSame = lastModel.call === whole.call && lastModel.calls === whole.calls;
    if (isSame && isThere(state.selected) && isThere(state.pathsOf)) return;
    const partners = correspondence(lastModel, whole);
    const partner = (id: string | null): string | null => (id === null ? null : (partners.get(id) ?? null));
    this.state = { ...state, selected: partner(state.selected), pathsOf: partner(state.pathsOf) };
  }

  /** Only the paths from the selected node to the targets, or everything again. */
  togglePaths(): void {
    const { selected, pathsOf } = this.state;
    const isOther = selected !== null && selected !== pathsOf && this.whole && onlyPaths(this.whole, selected);
    this.set({ pathsOf: isOther ? selected : null });
  }

  /** The choice of a gradient call outlives a run that has as many of them; the selection, while its node is there. */
  receive(graph: GraphState): void {
    const before = this.state.graph;
    const isAlike =
      before?.kind === 'recording' &&
      graph.kind === 'recording' &&
      before.recording.gradients.length === graph.recording.gradients.length;
    this.set({
      graph,
      failure: null,
      // A new run has the snippet's own values and gradients.
      repeat: NO_REPEAT,
      ...(this.state.repeat.gradient ? { call: null } : {}),
      ...(isAlike || graph.kind === 'running' ? {} : { call: null, pathsOf: null }),
    });
    const { selected } = this.state;
    if (graph.kind === 'recording' && selected !== null && !this.model?.nodes.some((node) => node.id === selected)) {
      this.set({ selected: null });
    }
  }

  /** The run stays, and with it the picture and all that was chosen in it. */
  update(runState: RunState): void {
    const { graph, failure } = this.state;
    // While nothing could be understood, it is not known which run this is about.
    if (graph?.kind !== 'recording' || failure !== null) return;
    const { kind, fileName, recording, findings, problem } = graph;
    this.set({ graph: { kind, fileName, recording, findings, problem, ...runState } });
  }

  /** Calls at once and after every change. */
  subscribe(listener: (now: State, before: State | null) => void): void {
    this.listeners.push(listener);
    listener(this.state, null);
  }
}

/** What VS Code kept for us may be of an older version of ours: whatever does not fit is left out. */
export function readKept(kept: unknown): Partial<KeptState> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { scope, showTable, showPlots, direction, speed, showBackward } = kept as Partial<
    Record<keyof KeptState, unknown>
  >;
  return {
    ...(scope === 'call' || scope === 'all' ? { scope } : {}),
    ...(typeof showTable === 'boolean' ? { showTable } : {}),
    ...(typeof showPlots === 'boolean' ? { showPlots } : {}),
    ...(typeof showBackward === 'boolean' ? { showBackward } : {}),
    ...(direction === 'auto' || direction === 'right' || direction === 'down' ? { direction } : {}),
    ...(typeof speed === 'number' && SPEEDS.includes(speed) ? { speed } : {}),
  };
}
