/** @file Why a gradient is null, in one plain sentence per cause: the same words in hovers, diagnostics and the graph. */

import type { GradientCall, SourceResult } from '../../engine/recording';
import type { RecordingView } from './recordingView';
import { labelOf, opLabel, partialLabel, targetLabel } from './tensorLabel';

/** What happened and what to do about it. Plain text with the snippet's names in it: whoever shows it as Markdown escapes it. */
export function whyNullText(view: RecordingView, call: GradientCall, source: SourceResult): string {
  const { cause } = source;
  const x = labelOf(view, source.tensor);
  const z = targetLabel(view, call);
  if (cause === null) return `No path leads from ${x} to ${z}.`;
  const at = (op: number) => opLabel(view, op);
  switch (cause.kind) {
    case 'integer-dtype':
      return `${x} has dtype ${cause.dtype}, and only floating dtypes carry gradients: make it 'float32'.`;
    case 'not-trainable':
      return `${x} is a Variable with trainable = false, so the tape does not watch it: make it trainable, or call tape.watch(${x}).`;
    case 'not-watched':
      return view.kindOf(source.tensor) === 'variable'
        ? `The tape has watchAccessedVariables: false and was not told to watch ${x}: call tape.watch(${x}).`
        : `${x} is a plain tensor that the tape does not watch: call tape.watch(${x}) before it is used, or make it a tf.variable.`;
    case 'reassigned':
      return `${cause.name} was a Variable until it was bound to a new tensor, which the tape does not watch: change a Variable with assign, assignAdd or assignSub.`;
    case 'watched-too-late':
      return `${at(cause.op)} used ${x} before the tape was told to watch it: move tape.watch up, before the first use.`;
    case 'op-outside-tape':
      return `${at(cause.op)} lies on the way from ${x} to ${z} but ran while the tape was not recording: move it inside the tape.`;
    case 'recording-stopped':
      return `${at(cause.op)} lies on the way from ${x} to ${z} but ran inside stopRecording: move it out of there.`;
    case 'gradient-outside-tape':
      return `${innerPartial(view, cause.gradient)} was taken while this tape was not recording: call that inner gradient inside this tape.`;
    case 'left-engine':
      return `The value of ${readOf(view, cause)} left the engine (${methodOf(view, cause)}) and came back as a constant, which no tape can follow: compute it with tf ops.`;
    case 'copied':
      return `The value of ${readOf(view, cause)} was copied into a new tensor, and a copy has no gradient: keep the tensor itself.`;
    case 'assigned':
      return `${z} depends on ${x} only through ${methodOf(view, cause)}: assigning to a Variable stops the gradient. Compute with a tensor instead.`;
    case 'not-differentiable':
      return `${at(cause.op)} lets no gradient through: ${cause.why}`;
    case 'stop-gradient':
      return `stopGradient stands on the way from ${x} to ${z} and lets no gradient through.`;
    case 'unused':
      return `${z} does not depend on ${x}: no op on the way to ${z} used it.`;
  }
}

function innerPartial(view: RecordingView, index: number): string {
  const inner = view.gradient(index);
  const first = inner?.sources.find((s) => s.result !== null);
  if (inner === null || first === undefined) return 'A gradient on the way';
  return partialLabel(view, targetLabel(view, inner), first.tensor);
}

/** The tensor that was read, copied or assigned. */
function readOf(view: RecordingView, { op }: { readonly op: number }): string {
  const [tensor] = view.inputs(op);
  return tensor === undefined ? 'a tensor' : labelOf(view, tensor);
}

/** `x.dataSync()`, `v.assignAdd`. */
function methodOf(view: RecordingView, { op }: { readonly op: number }): string {
  const name = view.opName(op);
  if (name === 'read') return `${String(view.attrsOf(op)['method'] ?? 'read')}()`;
  return `${readOf(view, { op })}.${name}`;
}
