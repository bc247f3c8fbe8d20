/** @file tf.image: images, as TF.js groups them. */

import { cropAndResize } from './image/cropAndResize';
import { flipLeftRight } from './image/flipLeftRight';
import { grayscaleToRGB } from './image/grayscaleToRGB';
import { resizeBilinear } from './image/resizeBilinear';
import { resizeNearestNeighbor } from './image/resizeNearestNeighbor';
import { rgbToGrayscale } from './image/rgbToGrayscale';

export const image = {
  cropAndResize,
  flipLeftRight,
  grayscaleToRGB,
  resizeBilinear,
  resizeNearestNeighbor,
  rgbToGrayscale,
};
