/** @file Scalar engines as one writes them by hand to learn how it works: the yardstick of the chain. */

/** As in micrograd: a value keeps its children and a closure that passes its adjoint on; backward sorts the graph first. */
class Value {
  adjoint = 0;
  passOn = () => {};
  /** @param {number} value @param {Value[]} children */
  constructor(value, children = []) {
    this.value = value;
    this.children = new Set(children);
  }
  /** @param {Value} other */
  mul(other) {
    const out = new Value(this.value * other.value, [this, other]);
    out.passOn = () => {
      this.adjoint += other.value * out.adjoint;
      other.adjoint += this.value * out.adjoint;
    };
    return out;
  }
  /** @param {Value} other */
  add(other) {
    const out = new Value(this.value + other.value, [this, other]);
    out.passOn = () => {
      this.adjoint += out.adjoint;
      other.adjoint += out.adjoint;
    };
    return out;
  }
  backward() {
    // A loop where micrograd calls itself: a long chain would overflow the stack.
    const order = [];
    const seen = new Set([this]);
    const open = [{ node: this, rest: this.children.values() }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { value: child, done } = top.rest.next();
      if (done) {
        order.push(top.node);
        open.pop();
      } else if (!seen.has(child)) {
        seen.add(child);
        open.push({ node: child, rest: child.children.values() });
      }
    }
    this.adjoint = 1;
    for (let i = order.length - 1; i >= 0; i--) order[i].passOn();
  }
}

/** @param {number} a @param {number} b @param {number} ops */
export function microgradChain(a, b, ops) {
  const [left, right, x] = [new Value(a), new Value(b), new Value(1)];
  let y = x;
  for (let i = 0; i < ops / 2; i++) y = y.mul(left).add(right);
  y.backward();
  return x.adjoint;
}

/** The leanest class one could write: no closures, and whoever computes keeps the order, so that nothing is sorted. */
class Lean {
  adjoint = 0;
  /** @param {number} value @param {Lean[]} inputs @param {number[]} local */
  constructor(value, inputs = [], local = []) {
    this.value = value;
    this.inputs = inputs;
    this.local = local;
  }
  /** @param {Lean} other */
  mul(other) {
    return new Lean(this.value * other.value, [this, other], [other.value, this.value]);
  }
  /** @param {Lean} other */
  add(other) {
    return new Lean(this.value + other.value, [this, other], [1, 1]);
  }
}

/** @param {number} a @param {number} b @param {number} ops */
export function straightLineChain(a, b, ops) {
  const [left, right, x] = [new Lean(a), new Lean(b), new Lean(1)];
  const order = [];
  let y = x;
  for (let i = 0; i < ops / 2; i++) {
    y = y.mul(left);
    order.push(y);
    y = y.add(right);
    order.push(y);
  }
  y.adjoint = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i];
    for (let k = 0; k < node.inputs.length; k++) node.inputs[k].adjoint += node.adjoint * node.local[k];
  }
  return x.adjoint;
}
