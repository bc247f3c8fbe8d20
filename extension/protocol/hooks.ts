/** @file What an instrumented module needs from whoever runs it: the hooks it calls, and how its code is wrapped. */

/**
 * One object per module, so that a module's own site ids can be rebased inside it.
 * All of them are called very often: they must be plain, fast functions that never throw (but to end the run).
 */
export interface Hooks {
  /** The call at `site` happens next: runs after its arguments were worked out, just before the callee. Returns `value`. */
  call<T>(site: number, value: T): T;
  /** `value` was bound to the name at `site`. Returns `value`. */
  bind<T>(site: number, value: T): T;
  /** The statement at `site` begins: for the line a run hangs on, console lines, and where an error came from. */
  at(site: number): void;
  /** A function's body (iteration -1) or a loop's turn (from 0) begins … */
  enter(site: number, iteration: number): void;
  /** … and ends, however it ends. Always paired with `enter`; around an `await` others may come between. */
  leave(): void;
}

/**
 * Parameters that `Program.code` needs; the runner may add more names (`console`, `Math` …) in whatever order.
 *
 *     evaluate(`(function (${[...PROGRAM_PARAMETERS, 'console', 'Math'].join(', ')}) {${code}\n})`)(hooks, require, exports, console, Math)
 *
 * The function returns a promise of the module's end (a snippet may use `await` at its top level).
 */
export const PROGRAM_PARAMETERS = ['__hooks', '__require', '__exports'] as const;

/**
 * `__require`: the engine's namespace for each of ENGINE_MODULES (with its default export `default`), the `__exports` object of
 * the module for a relative specifier (that module has run to its end before), and a clear sentence thrown for all else.
 */
export type Require = (specifier: string) => object;

/** `__exports`: an empty object that the module fills. */
export type Exports = Record<string, unknown>;

/** Import specifiers that mean the engine inside a snippet. */
export const ENGINE_MODULES: readonly string[] = [
  'tapescope',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-node',
];
