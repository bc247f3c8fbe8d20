/** @file The layout in a thread of its own: an input in, its layout out. Bundled as text and started from a blob. */

import { layoutGraph, type LayoutInput } from './layered';

// The types of a page and of a worker exclude each other: this is all that is needed of the latter.
interface WorkerScope {
  onmessage: ((event: MessageEvent<LayoutInput>) => void) | null;
  postMessage(message: unknown): void;
}
const scope = self as unknown as WorkerScope;
scope.onmessage = ({ data }) => scope.postMessage(layoutGraph(data));
