/** @file setBackend, ready and their like: there is one way to compute here, so they have nothing to do. */

/** Any name is accepted, so that a TF.js snippet that chooses a backend runs unchanged. */
export async function setBackend(_name: string): Promise<boolean> {
  return true;
}

export function getBackend(): string {
  return 'cpu';
}

export async function ready(): Promise<void> {}

export function enableProdMode(): void {}

export function enableDebugMode(): void {}

/** Lets everything else that waits have its turn. */
export async function nextFrame(): Promise<void> {}
