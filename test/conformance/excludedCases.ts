/** @file Cases left out of otherwise portable files: a pattern of their names, and why. */

const excluded: readonly (readonly [RegExp, string])[] = [
  [/^globals_test\.js > (deprecation warnings|Flag flipping methods|time cpu) /, 'flags and timing of a backend'],
  [
    /^tensor_util_test\.js > (tensor_util\.isTensorInList|getTensorsInContainer) /,
    "a helper inside TF.js's implementation",
  ],
  [
    /^tensor_util_test\.js > .*throw error if pass null/,
    'an argument that only its own type system allows to be wrong',
  ],
  [
    /^optimizers\/.*(load weights|loading weights|serialization round-trip|Set and get weights)/i,
    'saving and loading of optimizers',
  ],

  [/encoded (string|bytes)|bytes\(\) > string/, "strings as UTF-8 bytes, TF.js's inner form of them"],
  [/^variable_test\.js > .*does not dispose/, 'which tensors share a data buffer of the backend'],
  [/^optimizers\/momentum.* > basic/, 'that TF.js keeps the momentum itself in a tensor'],
];

/** Why a case is left out; null where it is not. */
export function exclusionOf(id: string): string | null {
  return excluded.find(([pattern]) => pattern.test(id))?.[1] ?? null;
}
