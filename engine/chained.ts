/** @file The ops as methods of a tensor (`x.square().add(y)`): their types, and the one table that installs them. */

import type { Tensor } from './tensor';

/** Every chained method, with TF.js's signature. A line here without its line in `METHODS` does not compile. */
export interface ChainedMethods {}
