/** @file One RecordingView per Recording, so that its indices are made once for all pictures of a run. */

import type { Recording } from '../../engine/recording';
import { RecordingView } from '../../extension/protocol/recordingView';

const views = new WeakMap<Recording, RecordingView>();

export function viewOf(recording: Recording): RecordingView {
  let view = views.get(recording);
  if (view === undefined) views.set(recording, (view = new RecordingView(recording)));
  return view;
}
