"""Draws programs of tapes at random and notes what TensorFlow answers: values, None, errors.

    python tapes.py SEED COUNT > FILE.jsonl

A program is a list of steps; `test/engine/goldenTapes.test.ts` says what each means. A step that fails is noted and the program goes on.
"""
import json
import random
import sys

import tensorflow as tf

FUNCTIONS = {
    "add": tf.add, "sub": tf.subtract, "mul": tf.multiply, "div": tf.divide, "square": tf.square, "sin": tf.sin, "exp": lambda x: tf.exp(x * 0.1),
    "neg": tf.negative, "sum": tf.reduce_sum, "max": tf.reduce_max, "stopGradient": tf.stop_gradient, "identity": tf.identity, "floor": tf.floor,
    "relu": tf.nn.relu, "tanh": tf.tanh, "maximum": tf.maximum, "sigmoid": tf.sigmoid,
}
TWO = {"add", "sub", "mul", "div", "maximum"}


class Program:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.values = {}
        self.tapes = {}
        self.steps = []
        self.count = 0
        self.left = self.rng.randint(8, 22)

    def name(self, letter):
        self.count += 1
        return f"{letter}{self.count}"

    def floats(self):
        return [n for n, v in self.values.items() if v.dtype.is_floating]

    def draw(self):
        body = []
        for _ in range(self.rng.randint(2, 4)):
            body.append(self.leaf())
        while self.left > 0:
            body.append(self.step([]))
        for tape in list(self.tapes):
            body.append(self.gradient(tape))
        return body

    def leaf(self):
        kind = self.rng.choice(["variable", "variable", "constant", "constant", "fixed", "int"])
        name = self.name("v" if kind in ("variable", "fixed") else "c")
        value = [round(self.rng.uniform(-2, 2), 1) or 0.5 for _ in range(2)] if self.rng.random() < 0.5 else round(self.rng.uniform(-2, 2), 1) or 0.5
        if kind == "int":
            value = 3
            self.values[name] = tf.constant(value)
            return {"do": "constant", "name": name, "value": value, "dtype": "int32"}
        if kind == "constant":
            self.values[name] = tf.constant(value, tf.float64)
            return {"do": "constant", "name": name, "value": value, "dtype": "float64"}
        self.values[name] = tf.Variable(value, dtype=tf.float64, trainable=kind == "variable")
        return {"do": "variable", "name": name, "value": value, "trainable": kind == "variable"}

    def step(self, active):
        self.left -= 1
        kinds = ["call"] * 6 + ["tape"] * 3 + ["leaf"]
        if active:
            # One tape at a time: what a reset outer tape knows of an inner tape's gradient is in test/engine/semantics/readsOfVariables.test.ts.
            kinds += ["watch"] * 3 + ["stop", "reset" if len(self.tapes) == 1 else "stop"]
        if any(isinstance(v, tf.Variable) for v in self.values.values()):
            kinds += ["assign"] * 2
        if self.tapes:
            kinds += ["gradient"] * 3
        kind = self.rng.choice(kinds)
        if kind == "leaf":
            return self.leaf()
        if kind == "call":
            return self.call()
        if kind == "assign":
            return self.assign()
        if kind == "tape":
            return self.tape(active)
        if kind == "gradient":
            return self.gradient(self.rng.choice(list(self.tapes)))
        tape = self.rng.choice(active)
        handle = self.tapes[tape]
        if kind == "watch":
            x = self.rng.choice(list(self.values))
            if not handle._recording:
                return self.call()
            handle.watch(self.values[x])
            return {"do": "watch", "tape": tape, "x": x}
        if not handle._recording:
            return self.call()
        if kind == "reset":
            handle.reset()
            return {"do": "reset", "tape": tape}
        body = []
        with handle.stop_recording():
            for _ in range(self.rng.randint(1, 2)):
                body.append(self.call())
        return {"do": "stop", "tape": tape, "body": body}

    def call(self):
        fn = self.rng.choice(sorted(FUNCTIONS))
        xs = [self.rng.choice(self.floats()) for _ in range(2 if fn in TWO else 1)]
        name = self.name("y")
        self.values[name] = FUNCTIONS[fn](*[self.values[x] for x in xs])
        return {"do": "call", "name": name, "fn": fn, "xs": xs}

    def assign(self):
        variable = self.rng.choice([n for n, v in self.values.items() if isinstance(v, tf.Variable)])
        v = self.values[variable]
        fitting = [n for n in self.floats() if self.values[n].shape == v.shape]
        x, how = self.rng.choice(fitting), self.rng.choice(["assign", "assignAdd", "assignSub"])
        given = tf.convert_to_tensor(self.values[x])
        {"assign": v.assign, "assignAdd": v.assign_add, "assignSub": v.assign_sub}[how](given)
        return {"do": "assign", "variable": variable, "how": how, "x": x}

    def tape(self, active):
        name = self.name("t")
        step = {"do": "tape", "name": name, "persistent": self.rng.random() < 0.5, "accessed": self.rng.random() < 0.8, "body": []}
        handle = tf.GradientTape(persistent=step["persistent"], watch_accessed_variables=step["accessed"])
        with handle:
            self.tapes[name] = handle
            for _ in range(self.rng.randint(2, 5)):
                if self.left > 0:
                    step["body"].append(self.step([*active, name]))
        return step

    def gradient(self, tape):
        targets = [self.rng.choice(self.floats()) for _ in range(self.rng.choice([1, 1, 1, 2]))]
        # No source twice: TensorFlow answers with one tensor of two names then, which later steps could tell from two.
        sources = self.rng.sample(list(self.values), self.rng.randint(1, 3))
        step = {"do": "gradient", "tape": tape, "targets": targets, "sources": sources, "zero": self.rng.random() < 0.2, "names": [self.name("g") for _ in sources]}
        if self.rng.random() < 0.15:
            step["jacobian"] = True
            step["targets"] = targets = targets[:1]
        handle = self.tapes[tape]
        zero = "zero" if step["zero"] else "none"
        try:
            if step.get("jacobian"):
                found = handle.jacobian(self.values[targets[0]], [self.values[s] for s in sources], unconnected_gradients=zero)
            else:
                found = handle.gradient([self.values[t] for t in targets], [self.values[s] for s in sources], unconnected_gradients=zero)
        except Exception as error:
            step["error"] = str(error).split("\n")[0]
            return step
        step["results"] = [None if g is None else tf.convert_to_tensor(g).numpy().tolist() for g in found]
        for name, g in zip(step["names"], found):
            if g is not None and g.dtype.is_floating and g.shape.rank is not None and g.shape.rank <= 1:
                self.values[name] = tf.convert_to_tensor(g)
        return step


if __name__ == "__main__":
    seed, count = map(int, sys.argv[1:])
    made = 0
    while made < count:
        seed += 1
        try:
            steps = Program(seed).draw()
        except Exception as error:
            print(seed, type(error).__name__, str(error)[:120], file=sys.stderr)
            continue
        text = json.dumps(steps, separators=(",", ":"))
        if '"gradient"' not in text or "NaN" in text or "Infinity" in text:
            continue
        print(f'{{"id":"tapes/{seed}","steps":{text}}}')
        made += 1
