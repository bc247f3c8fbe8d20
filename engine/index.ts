/** @file The package's entry: the public namespace, and the same as default export. */

import * as tf from './namespace';

export * from './namespace';
export default tf;
