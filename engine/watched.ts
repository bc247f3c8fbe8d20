/** @file What a tape knows: the ids that carry gradients on it, the Variables it watches, and which reads of Variables it saw. */

import { IdSet, IdSpans } from './ids';
import { aliasOf, idToCome, type Tensor } from './tensor';
import { VariableState, type Variable } from './variable';

export class Watched {
  /** Watched, or computed from what is. */
  private ids = new IdSet();
  /** And since which id they are. */
  private readonly variables = new Map<Variable, number>();
  /** When the tape recorded what it still knows. */
  private spans = new IdSpans();

  /** `onAccess`: every trainable Variable is watched as soon as it is read. */
  constructor(private readonly onAccess: boolean) {}

  has(id: number): boolean {
    return this.ids.has(id);
  }

  add(id: number): void {
    this.ids.add(id);
  }

  /** `carries`: its dtype carries gradients. */
  watch(variable: Variable, carries: boolean): void {
    if (!this.variables.has(variable)) this.variables.set(variable, idToCome());
    if (carries) this.ids.add(variable.id);
  }

  access(variable: Variable, carries: boolean): void {
    if (this.watchesAccess(variable)) this.watch(variable, carries);
  }

  /** In creation order. */
  variablesInOrder(): Variable[] {
    return [...this.variables.keys()].sort((a, b) => a.id - b.id);
  }

  begin(): void {
    this.spans.begin(idToCome());
  }

  end(): void {
    this.spans.end(idToCome());
  }

  /** Everything but the names of the Variables. */
  forget(isRecording: boolean): void {
    this.ids = new IdSet();
    this.spans = new IdSpans();
    if (isRecording) this.begin();
  }

  forgetVariables(): void {
    this.variables.clear();
  }

  /**
   * The input of an op as the tape takes it. Where a rule runs, the Variables among its op's inputs were read when that op ran
   * (`context.readAt`): the value of one that the tape did not see read is any tensor to it.
   */
  asRead(input: Tensor, readAt: number | null): Tensor {
    if (readAt === null || !(input instanceof VariableState)) return input;
    return this.sawRead(input.owner, readAt) ? input : aliasOf(input);
  }

  /** Whether it looked on, and watched the Variable, when the op with this output read it. */
  private sawRead(variable: Variable, output: number): boolean {
    if (!this.spans.has(output)) return false;
    return this.watchesAccess(variable) || (this.variables.get(variable) ?? 0) <= output;
  }

  private watchesAccess(variable: Variable): boolean {
    return this.onAccess && variable.trainable;
  }
}
