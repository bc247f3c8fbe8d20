/** @file One gradient call while its sweep runs: adjoints, and what flowed along each edge. */

import type { GradientCall, Preview, SourceResult } from './recording';
import { float64Column, uint32Column, uint8Column } from './recordingColumns';
import type { PreviewBudget, PreviewTable } from './recordingPreview';

/** A number inline, everything else as preview. */
export interface Measured {
  readonly scalar: number;
  readonly preview: Preview | null;
}

export type GradientHead = Pick<
  GradientCall,
  'kind' | 'tape' | 'site' | 'frame' | 'atOp' | 'targets' | 'unconnected'
> & {
  readonly sources: readonly { readonly tensor: number; readonly path: string }[];
};

export class GradientRows {
  private readonly adjointAt = new Map<number, number>();
  private readonly adjointTensor = uint32Column();
  private readonly adjointScalar = float64Column();
  private readonly adjointPreviews: PreviewTable = {};
  private readonly edgeOp = uint32Column();
  private readonly edgeInput = uint32Column();
  private readonly contribution = float64Column();
  private readonly local = float64Column();
  private readonly hasLocal = uint8Column();
  private readonly contributionPreviews: PreviewTable = {};
  private readonly localPreviews: PreviewTable = {};
  private results: readonly (number | null)[] = [];
  private error: string | null = 'The run ended before this call did.';

  constructor(
    private readonly head: GradientHead,
    private readonly budget: PreviewBudget,
  ) {}

  /** Where op rows and result rows of this call say they were made. */
  get site(): number {
    return this.head.site;
  }

  /** A jacobian sweeps once per element of its target: no single adjoint belongs to a node, so none is kept. */
  get keepsSweep(): boolean {
    return this.head.kind === 'gradient' || this.head.kind === 'functional';
  }

  adjoint(tensor: number, value: Measured): void {
    let at = this.adjointAt.get(tensor);
    if (at === undefined) {
      at = this.adjointTensor.length;
      this.adjointAt.set(tensor, at);
      this.adjointTensor.push(tensor);
    }
    this.adjointScalar.put(at, value.scalar, NaN);
    if (value.preview !== null) this.budget.put(this.adjointPreviews, at, value.preview);
  }

  edge(op: number, input: number, contribution: Measured, local: Measured | null): void {
    const at = this.edgeOp.length;
    // An op of several outputs tells its whole contribution once for each of them.
    if (at > 0 && this.edgeOp.get(at - 1) === op && this.edgeInput.get(at - 1) === input) return;
    this.edgeOp.push(op);
    this.edgeInput.push(input);
    this.contribution.push(contribution.scalar);
    if (contribution.preview !== null) this.budget.put(this.contributionPreviews, at, contribution.preview);
    this.local.push(local === null || local.preview !== null ? NaN : local.scalar);
    this.hasLocal.push(local === null ? 0 : 1);
    if (local !== null && local.preview !== null) this.budget.put(this.localPreviews, at, local.preview);
  }

  end(results: readonly (number | null)[], error: string | null): void {
    this.results = results;
    this.error = error;
  }

  /** The call as far as it has come; causes of null are found when the Recording is complete. */
  toCall(): GradientCall {
    const { sources, ...head } = this.head;
    return {
      ...head,
      sources: sources.map((s, i): SourceResult => ({ ...s, result: this.results[i] ?? null, cause: null })),
      adjoints: {
        tensor: this.adjointTensor.toArray(),
        scalar: this.adjointScalar.toArray(),
        previews: this.adjointPreviews,
      },
      edges: {
        op: this.edgeOp.toArray(),
        input: this.edgeInput.toArray(),
        contribution: this.contribution.toArray(),
        local: this.local.toArray(),
        hasLocal: this.hasLocal.toArray(),
        contributionPreviews: this.contributionPreviews,
        localPreviews: this.localPreviews,
      },
      error: this.error,
    };
  }
}
