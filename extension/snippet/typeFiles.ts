/** @file Which declaration files every snippet is checked against: the build writes them beside the bundles. */

export interface TypeTexts {
  /** The engine's public types: all of them in one file. */
  readonly engine: string;
  /** JavaScript's own library, and what the sandbox adds to it. */
  readonly lib: string;
}

/** Where they lie in the folder of the bundles. */
export const TYPE_FILES = {
  engine: 'engine/index.d.ts',
  lib: 'lib.d.ts',
} as const satisfies Record<keyof TypeTexts, string>;
