/** @file The explanation of one node, as the host gives it to the graph: plain texts, and the whole for the clipboard. */

export interface Explanation {
  /** How it was computed and what its op does to derivatives; null for a leaf. */
  readonly rule: RuleExplanation | null;
  /** One per use: what flowed back from there into its adjoint. */
  readonly contributions: readonly ContributionExplanation[];
  /** What they add up to; null where one is all there is. */
  readonly sum: string | null;
  /** From the target to this node; null where the backward pass did not come here. */
  readonly paths: PathsExplanation | null;
  /** All of it. */
  readonly markdown: string;
  readonly tex: string;
}

export interface RuleExplanation {
  /** `tf.square` */
  readonly op: string;
  /** `z = m² = 34² = 1156` */
  readonly computed: string;
  /** One per input: `∂z/∂m = 2·m = 2·34 = 68`. */
  readonly partials: readonly string[];
  /** The same as TeX, with the shape of each factor where the op mixes elements; empty where they are words. */
  readonly partialsTex: readonly string[];
}

export interface ContributionExplanation {
  /** The node it came from. */
  readonly from: string;
  readonly text: string;
}

export interface PathsExplanation {
  readonly heading: string;
  readonly paths: readonly PathExplanation[];
  /** What the products add up to. */
  readonly sum: string | null;
}
export interface PathExplanation {
  /** `z → m → x² → x` */
  readonly nodes: string;
  /** `∂z/∂m · ∂m/∂x² · ∂x²/∂x = 68 · 1 · 6 = 408`; null where a local derivative on the way is no number. */
  readonly product: string | null;
}
