/** @file A pure function that remembers its last answer, for what follows from the state and is asked for again and again. */

/** The same object as long as it is asked with the same things. */
export function latest<Args extends readonly unknown[], Answer>(
  compute: (...args: Args) => Answer,
): (...args: Args) => Answer {
  let last: { readonly args: Args; readonly answer: Answer } | null = null;
  return (...args) => {
    if (last === null || last.args.some((arg, i) => arg !== args[i])) last = { args, answer: compute(...args) };
    return last.answer;
  };
}
