/** @file Looks on as functions are called. */

/** Nothing is held back: `look` sees the arguments, then the call goes on. */
export function watchCalls(owner: object, name: string, look: (args: readonly unknown[]) => void): void {
  const holder = owner as Record<string, unknown>;
  const original = holder[name];
  if (typeof original !== 'function') return;
  holder[name] = new Proxy(original, {
    apply: (target, self, args: unknown[]): unknown => {
      look(args);
      return Reflect.apply(target, self, args);
    },
    construct: (target, args: unknown[], self): object => {
      look(args);
      return Reflect.construct(target, args, self) as object;
    },
  });
}
