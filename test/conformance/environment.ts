/** @file Flags of an environment, which this engine has none of: what a test sets it can read again, nothing more. */

const flags = new Map<string, unknown>();

const environment = {
  get: (name: string) => flags.get(name),
  getBool: (name: string) => Boolean(flags.get(name)),
  getNumber: (name: string) => Number(flags.get(name)),
  set: (name: string, value: unknown) => void flags.set(name, value),
  reset: () => flags.clear(),
  platformName: 'node',
};

export function env() {
  return environment;
}
