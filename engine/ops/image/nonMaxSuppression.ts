/** @file image.nonMaxSuppression and its kin: boxes chosen by score, without those that overlap a better one too much. */

import type { TensorLike } from '../../convert';
import { tidy } from '../../memory';
import { defineOp } from '../../op';
import { runMany } from '../../run';
import { makeTensor, valuesOf, type Tensor, type Tensor1D, type Tensor2D } from '../../tensor';
import { convertToFloat } from '../support/dtypes';

type SuppressionAttrs = {
  readonly maxOutputSize: number;
  /** A box that overlaps a chosen one by this share or more is out. */
  readonly iouThreshold: number;
  /** null: no score is too low. */
  readonly scoreThreshold: number | null;
  /** How wide the bell is by which overlapping boxes lose score; 0: they keep it. */
  readonly softNmsSigma: number;
  readonly padToMaxOutputSize: boolean;
};

export const nonMaxSuppressionOp = defineOp<SuppressionAttrs>({
  name: 'nonMaxSuppression',
  tfName: 'image.non_max_suppression',
  inputs: ['boxes', 'scores'],
  elementwise: false,
  forward: ([boxes, scores], attrs) => {
    const chosen = choose(valuesOf(boxes!), valuesOf(scores!), attrs);
    const size = attrs.padToMaxOutputSize ? attrs.maxOutputSize : chosen.length;
    const places = new Int32Array(size);
    const left = new Float32Array(size);
    chosen.forEach(({ box, score }, i) => {
      places[i] = box;
      left[i] = score;
    });
    return [
      makeTensor(places, [size], 'int32'),
      makeTensor(left, [size], 'float32'),
      makeTensor(Int32Array.of(chosen.length), [], 'int32'),
    ];
  },
  gradient: { kind: 'none', why: 'nonMaxSuppression chooses boxes, and a choice jumps; no gradient flows through it.' },
  samples: [
    {
      inputs: [
        { shape: [2, 4], values: [0, 0, 1, 1, 0, 2, 1, 3] },
        { shape: [2], values: [0.9, 0.75] },
      ],
      attrs: {
        maxOutputSize: 2,
        iouThreshold: 0.5,
        scoreThreshold: null,
        softNmsSigma: 0,
        padToMaxOutputSize: false,
      },
    },
  ],
});

type Boxes = Tensor2D | TensorLike;
type Scores = Tensor1D | TensorLike;

export function nonMaxSuppression(
  boxes: Boxes,
  scores: Scores,
  maxOutputSize: number,
  iouThreshold = 0.5,
  scoreThreshold = -Infinity,
): Tensor1D {
  return tidy(() => suppress(boxes, scores, maxOutputSize, iouThreshold, scoreThreshold)[0]!) as Tensor1D;
}

/** Overlapping boxes lose score instead of being out at once. */
export function nonMaxSuppressionWithScore(
  boxes: Boxes,
  scores: Scores,
  maxOutputSize: number,
  iouThreshold = 0.5,
  scoreThreshold = -Infinity,
  softNmsSigma = 0,
): { selectedIndices: Tensor; selectedScores: Tensor } {
  return tidy(() => {
    const [places, left] = suppress(boxes, scores, maxOutputSize, iouThreshold, scoreThreshold, softNmsSigma);
    return { selectedIndices: places!, selectedScores: left! };
  });
}

/** With zeros up to the number asked for, and how many places count. */
export function nonMaxSuppressionPadded(
  boxes: Boxes,
  scores: Scores,
  maxOutputSize: number,
  iouThreshold = 0.5,
  scoreThreshold = -Infinity,
  padToMaxOutputSize = false,
): { selectedIndices: Tensor; validOutputs: Tensor } {
  return tidy(() => {
    const [places, , count] = suppress(
      boxes,
      scores,
      maxOutputSize,
      iouThreshold,
      scoreThreshold,
      0,
      padToMaxOutputSize,
    );
    return { selectedIndices: places!, validOutputs: count! };
  });
}

// Nothing here has to wait for a backend; TF.js has these names for those that must.
export async function nonMaxSuppressionAsync(...args: Parameters<typeof nonMaxSuppression>): Promise<Tensor1D> {
  return nonMaxSuppression(...args);
}
export async function nonMaxSuppressionWithScoreAsync(
  ...args: Parameters<typeof nonMaxSuppressionWithScore>
): Promise<ReturnType<typeof nonMaxSuppressionWithScore>> {
  return nonMaxSuppressionWithScore(...args);
}
export async function nonMaxSuppressionPaddedAsync(
  ...args: Parameters<typeof nonMaxSuppressionPadded>
): Promise<ReturnType<typeof nonMaxSuppressionPadded>> {
  return nonMaxSuppressionPadded(...args);
}

function suppress(
  boxes: Boxes,
  scores: Scores,
  maxOutputSize: number,
  iouThreshold: number,
  scoreThreshold: number,
  softNmsSigma = 0,
  padToMaxOutputSize = false,
): readonly Tensor[] {
  const $boxes = convertToFloat(boxes, 'boxes', 'nonMaxSuppression');
  const $scores = convertToFloat(scores, 'scores', 'nonMaxSuppression');
  const count = $boxes.shape[0] ?? 0;
  if (!(iouThreshold >= 0 && iouThreshold <= 1)) {
    throw new Error(`iouThreshold must be in [0, 1], but was '${iouThreshold}'`);
  }
  if (!(softNmsSigma >= 0 && softNmsSigma <= 1)) {
    throw new Error(`softNmsSigma must be in [0, 1], but was '${softNmsSigma}'`);
  }
  if ($boxes.rank !== 2) throw new Error(`boxes must be a 2D tensor, but was of rank '${$boxes.rank}'`);
  if ($boxes.shape[1] !== 4) throw new Error(`boxes must have 4 columns, but 2nd dimension was ${$boxes.shape[1]}`);
  if ($scores.rank !== 1) throw new Error('scores must be a 1D tensor');
  if ($scores.shape[0] !== count) {
    throw new Error(`scores has incompatible shape with boxes. Expected ${count}, but was ${$scores.shape[0]}`);
  }
  return runMany(nonMaxSuppressionOp, [$boxes, $scores], {
    maxOutputSize: padToMaxOutputSize ? Math.min(maxOutputSize, count) : maxOutputSize,
    iouThreshold,
    scoreThreshold: scoreThreshold === -Infinity ? null : scoreThreshold,
    softNmsSigma,
    padToMaxOutputSize,
  });
}

interface Candidate {
  readonly box: number;
  score: number;
}

/** The best that is left, again and again; each choice takes from the others' scores. Among equals the first box wins. */
function choose(boxes: ArrayLike<number>, scores: ArrayLike<number>, attrs: SuppressionAttrs): Candidate[] {
  const { iouThreshold, softNmsSigma, maxOutputSize } = attrs;
  const lowest = attrs.scoreThreshold ?? -Infinity;
  let left: Candidate[] = Array.from({ length: scores.length }, (_, box) => ({ box, score: scores[box]! }));
  left = left.filter(({ score }) => score >= lowest);
  const chosen: Candidate[] = [];
  while (chosen.length < maxOutputSize && left.length > 0) {
    const best = left.reduce((a, b) => (b.score > a.score ? b : a));
    chosen.push(best);
    left = left.filter((other) => {
      if (other === best) return false;
      const overlap = shareOfUnion(boxes, best.box, other.box);
      if (overlap >= iouThreshold) return false;
      if (softNmsSigma === 0) return true;
      other.score *= Math.exp((-0.5 / softNmsSigma) * overlap * overlap);
      return overlap === 0 || other.score > lowest;
    });
  }
  return chosen;
}

/** How much of what two boxes cover together both of them cover; corners may come in any order. */
function shareOfUnion(boxes: ArrayLike<number>, i: number, j: number): number {
  const [top, left, bottom, right] = corners(boxes, i);
  const [otherTop, otherLeft, otherBottom, otherRight] = corners(boxes, j);
  const area = (bottom - top) * (right - left);
  const otherArea = (otherBottom - otherTop) * (otherRight - otherLeft);
  if (area <= 0 || otherArea <= 0) return 0;
  const height = Math.max(0, Math.min(bottom, otherBottom) - Math.max(top, otherTop));
  const width = Math.max(0, Math.min(right, otherRight) - Math.max(left, otherLeft));
  return (height * width) / (area + otherArea - height * width);
}

function corners(boxes: ArrayLike<number>, box: number): [top: number, left: number, bottom: number, right: number] {
  const [y1, x1, y2, x2] = [boxes[box * 4]!, boxes[box * 4 + 1]!, boxes[box * 4 + 2]!, boxes[box * 4 + 3]!];
  return [Math.min(y1, y2), Math.min(x1, x2), Math.max(y1, y2), Math.max(x1, x2)];
}
