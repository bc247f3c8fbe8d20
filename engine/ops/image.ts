/** @file tf.image: images, as TF.js groups them. */

import { cropAndResize } from './image/cropAndResize';
import { flipLeftRight } from './image/flipLeftRight';
import { grayscaleToRGB } from './image/grayscaleToRGB';
import {
  nonMaxSuppression,
  nonMaxSuppressionAsync,
  nonMaxSuppressionPadded,
  nonMaxSuppressionPaddedAsync,
  nonMaxSuppressionWithScore,
  nonMaxSuppressionWithScoreAsync,
} from './image/nonMaxSuppression';
import { resizeBilinear } from './image/resizeBilinear';
import { resizeNearestNeighbor } from './image/resizeNearestNeighbor';
import { rgbToGrayscale } from './image/rgbToGrayscale';
import { threshold } from './image/threshold';
import { transform } from './image/transform';

export const image = {
  cropAndResize,
  flipLeftRight,
  grayscaleToRGB,
  nonMaxSuppression,
  nonMaxSuppressionAsync,
  nonMaxSuppressionPadded,
  nonMaxSuppressionPaddedAsync,
  nonMaxSuppressionWithScore,
  nonMaxSuppressionWithScoreAsync,
  resizeBilinear,
  resizeNearestNeighbor,
  rgbToGrayscale,
  threshold,
  transform,
};
