"""Draws op cases at random (ops x shapes x attributes x dtypes) with TensorFlow's answers. `ops-random.jsonl` is `python draw.py 7 500`.

    python draw.py SEED COUNT > FILE.jsonl
"""
import json
import math
import sys

import numpy as np
import tensorflow as tf

from oracle import BINARY, SEGMENTS, UNARY, evaluate, numbers, padding, rng


def tensor(shape, dtype, low=-2.0, high=2.0, apart=False):
    """Values with two digits; `apart`: no two alike, so that there are no ties."""
    size = int(np.prod(shape))
    if dtype == "int32":
        values = [rng.randrange(int(low), int(high)) for _ in range(size)]
    elif apart:
        values = [round(low + (high - low) * (i + 0.5) / max(size, 1), 3) or 0.001 for i in range(size)]
        rng.shuffle(values)
    else:
        values = [round(rng.uniform(low, high), 2) or 0.01 for _ in range(size)]
    return {"t": {"shape": list(shape), "dtype": dtype, "data": values}}


def shape_of(rank=None, most=3):
    return [rng.randint(1, most) for _ in range(rng.randint(0, 4) if rank is None else rank)]


def broadcast_pair():
    shape = shape_of(rng.randint(0, 4))
    def thin():
        kept = [1 if rng.random() < 0.35 else d for d in shape]
        return kept[rng.randint(0, len(kept)):] if kept and rng.random() < 0.4 else kept
    pair = [shape, thin()]
    rng.shuffle(pair)
    return pair if rng.random() < 0.7 else [thin(), thin()]


def fits(a, b):
    return all(m == n or m == 1 or n == 1 for m, n in zip(reversed(a), reversed(b)))


def axes_of(rank):
    kind = rng.random()
    if rank == 0 or kind < 0.2:
        return None
    if kind < 0.6:
        return rng.randint(-rank, rank - 1)
    return sorted(rng.sample(range(rank), rng.randint(1, rank)))


def well_conditioned(n, dtype, batch=()):
    arg = tensor([*batch, n, n], dtype, -0.5, 0.5)
    m = np.array(arg["t"]["data"]).reshape([-1, n, n]) + 2 * np.eye(n)
    arg["t"]["data"] = [round(float(v), 2) for v in m.reshape(-1)]
    return arg


def positive_definite(n, dtype, batch=()):
    m = np.array(well_conditioned(n, dtype, batch)["t"]["data"]).reshape([-1, n, n])
    m = np.round(m @ np.swapaxes(m, -1, -2), 4)
    return {"t": {"shape": [*batch, n, n], "dtype": dtype, "data": [float(v) for v in m.reshape(-1)]}}


DOMAIN = {
    "acos": (-0.9, 0.9), "asin": (-0.9, 0.9), "atanh": (-0.9, 0.9), "erfinv": (-0.9, 0.9), "acosh": (1.1, 4), "log": (0.1, 4),
    "log1p": (-0.8, 3), "sqrt": (0.1, 4), "rsqrt": (0.2, 4), "reciprocal": (0.3, 3), "lgamma": (0.3, 4), "digamma": (0.3, 4),
    "tan": (-1.2, 1.2),
}
BINARY_DOMAIN = {
    "pow": ((0.2, 3), (-2, 2)), "div": ((-2, 2), (0.3, 3)), "xdivy": ((-2, 2), (0.3, 3)), "xlogy": ((-2, 2), (0.2, 3)),
    "xlog1py": ((-2, 2), (-0.7, 3)), "mod": ((-5, 5), (0.7, 2)), "divNoNan": ((-2, 2), (0.3, 3)),
}
EQUATIONS = [
    ("ij,jk->ik", "23,34"), ("ij->ji", "23"), ("ii->i", "33"), ("ii", "33"), ("ij,ij->", "23,23"), ("bij,bjk->bik", "223,234"),
    ("i,j->ij", "3,2"), ("ij,jk,kl->il", "23,32,22"), ("...ij,...jk->...ik", "2123,1332"), ("bi,bij,bj->b", "22,223,23"),
    ("ijk->kj", "232"), ("ij,kj->", "23,43"), ("aab,bc->ac", "223,32"), ("ij,i->j", "23,2"), ("...i->...", "223"),
]


def random_case(dtype):
    kind = rng.choice(KINDS)
    return kind(dtype)


def unary_case(dtype):
    fn = rng.choice(sorted(UNARY))
    return fn, [tensor(shape_of(), dtype, *DOMAIN.get(fn, (-2.5, 2.5)))], [0]


def binary_case(dtype):
    fn = rng.choice(sorted(BINARY))
    while True:
        a, b = broadcast_pair()
        if fits(a, b):
            break
    low, high = BINARY_DOMAIN.get(fn, ((-2, 2), (-2, 2)))
    return fn, [tensor(a, dtype, *low), tensor(b, dtype, *high)], [0, 1]


def reduction_case(dtype):
    fn = rng.choice(["sum", "mean", "max", "min", "prod", "logSumExp", "euclideanNorm"])
    shape = shape_of(most=4)
    return fn, [tensor(shape, dtype, apart=fn in ("max", "min")), {"v": axes_of(len(shape))}, {"v": rng.random() < 0.5}], [0]


def norm_case(dtype):
    shape = shape_of(rng.randint(1, 3), 4)
    if len(shape) > 1 and rng.random() < 0.4:
        axis, order = rng.sample(range(len(shape)), 2), rng.choice([1, "Infinity", "fro", "euclidean"])
    else:
        axis, order = rng.choice([None, rng.randrange(len(shape))]), rng.choice([1, 2, 3, 1.5, "Infinity", "euclidean"])
    return "norm", [tensor(shape, dtype, apart=True), {"v": order}, {"v": axis}, {"v": rng.random() < 0.5}], [0]


def cumulative_case(dtype):
    fn = rng.choice(["cumsum", "cumprod", "cumulativeLogsumexp"])
    shape = shape_of(rng.randint(1, 3), 4)
    flags = [{"v": rng.random() < 0.5}, {"v": rng.random() < 0.5}]
    return fn, [tensor(shape, dtype), {"v": rng.randint(-len(shape), len(shape) - 1)}, *flags], [0]


def softmax_case(dtype):
    return rng.choice(["softmax", "logSoftmax"]), [tensor(shape_of(rng.randint(1, 3), 4), dtype)], [0]


def matmul_case(dtype):
    n, k, m = shape_of(3, 4)
    ta, tb = rng.random() < 0.5, rng.random() < 0.5
    batches = [[], []] if rng.random() < 0.4 else rng.choice([[[2], [2]], [[2], []], [[], [3]], [[2, 1], [3]], [[1], [2]]])
    a, b = ([k, n] if ta else [n, k]), ([m, k] if tb else [k, m])
    return "matMul", [tensor(batches[0] + a, dtype), tensor(batches[1] + b, dtype), {"v": ta}, {"v": tb}], [0, 1]


def einsum_case(dtype):
    equation, sizes = rng.choice(EQUATIONS)
    xs = [tensor([int(c) for c in s], dtype) for s in sizes.split(",")]
    return "einsum", [{"v": equation}, *xs], list(range(1, len(xs) + 1))


def moving_case(dtype):
    shape = shape_of(rng.randint(1, 4), 4)
    rank = len(shape)
    x = tensor(shape, dtype)
    def transpose():
        return "transpose", [x, {"v": rng.sample(range(rank), rank)}]
    def reverse():
        return "reverse", [x, {"v": sorted(rng.sample(range(rank), rng.randint(1, rank)))}]
    def tile():
        return "tile", [x, {"v": [rng.randint(1, 3) for _ in shape]}]
    def pad():
        return "pad", [x, {"v": [[rng.randint(0, 2), rng.randint(0, 2)] for _ in shape]}, {"v": rng.choice([0, 1.5])}]
    def mirror():
        mode = rng.choice(["reflect", "symmetric"])
        most = [d - (mode == "reflect") for d in shape]
        return "mirrorPad", [x, {"v": [[rng.randint(0, d), rng.randint(0, d)] for d in most]}, {"v": mode}]
    def cut():
        begin = [rng.randint(0, d - 1) for d in shape]
        return "slice", [x, {"v": begin}, {"v": [rng.choice([-1, rng.randint(1, d - b)]) for d, b in zip(shape, begin)]}]
    def strided():
        begin, end = [rng.randint(-d, d - 1) for d in shape], [rng.randint(-d, d) for d in shape]
        strides = [rng.choice([1, 2, -1, -2]) for _ in shape]
        masks = [{"v": rng.randrange(2 ** rank)} for _ in range(2)]
        return "stridedSlice", [x, {"v": begin}, {"v": end}, {"v": strides}, *masks]
    def gather():
        axis = rng.randrange(rank)
        return "gather", [x, tensor(shape_of(rng.randint(0, 2)), "int32", 0, shape[axis]), {"v": axis}]
    def gather_nd():
        depth = rng.randint(1, rank)
        rows = rng.randint(1, 3)
        places = [rng.randrange(shape[d]) for _ in range(rows) for d in range(depth)]
        return "gatherND", [x, {"t": {"shape": [rows, depth], "dtype": "int32", "data": places}}]
    def broadcast():
        return "broadcastTo", [tensor([1 if rng.random() < 0.5 else d for d in shape], dtype), {"v": shape_of(rng.randint(0, 1)) + shape}]
    def unstack():
        return "unstack", [x, {"v": rng.randrange(rank)}]
    fn, args = rng.choice([transpose, reverse, tile, pad, mirror, cut, strided, gather, gather_nd, broadcast, unstack])()
    return fn, args, [0]


def joining_case(dtype):
    shape = shape_of(rng.randint(1, 3))
    axis = rng.randrange(len(shape))
    if rng.random() < 0.5:
        xs = [tensor([rng.randint(1, 3) if d == axis else s for d, s in enumerate(shape)], dtype) for _ in range(rng.randint(1, 3))]
        fn = "concat"
    else:
        xs = [tensor(shape, dtype) for _ in range(rng.randint(1, 3))]
        fn = rng.choice(["stack", "addN"])
    args = [{"ts": [x["t"] for x in xs]}] + ([] if fn == "addN" else [{"v": axis}])
    return fn, args, [f"0.{i}" for i in range(len(xs))]


def where_case(dtype):
    a, b = broadcast_pair()
    if not fits(a, b):
        return where_case(dtype)
    condition = tensor(rng.choice([a, b, []]), "int32", 0, 2)
    condition["t"]["dtype"] = "bool"
    return "where", [condition, tensor(a, dtype), tensor(b, dtype)], [1, 2]


def segment_case(dtype):
    kind = rng.choice(sorted(SEGMENTS))
    rows, width, n = rng.randint(1, 5), shape_of(rng.randint(0, 2)), rng.randint(1, 4)
    x = tensor([rows, *width], dtype, apart=True)
    ids = tensor([rows], "int32", 0, n)
    if rng.random() < 0.5:
        return f"unsortedSegment{kind}", [x, ids, {"v": n}], [0]
    ids["t"]["data"].sort()
    return f"segment{kind}", [x, ids], [0]


def sort_case(dtype):
    shape = shape_of(rng.randint(1, 3), 4)
    x = tensor(shape, dtype, apart=True)
    if rng.random() < 0.5:
        return "topk", [x, {"v": rng.randint(1, shape[-1])}, {"v": True}], [0]
    return "sort", [x, {"v": rng.randint(-len(shape), len(shape) - 1)}, {"v": rng.choice(["ASCENDING", "DESCENDING"])}], [0]


def conv_case(dtype):
    h, w, i, o = rng.randint(3, 5), rng.randint(3, 5), rng.randint(1, 2), rng.randint(1, 2)
    kh, kw, s, pad = rng.randint(1, 3), rng.randint(1, 3), rng.randint(1, 2), rng.choice(["valid", "same"])
    x = tensor([rng.randint(1, 2), h, w, i], dtype)
    fn = rng.choice(["conv2d", "depthwiseConv2d", "separableConv2d", "conv1d", "conv3d", "conv2dTranspose"])
    if fn == "conv2d":
        return fn, [x, tensor([kh, kw, i, o], dtype), {"v": s}, {"v": pad}], [0, 1]
    if fn == "depthwiseConv2d":
        return fn, [x, tensor([kh, kw, i, o], dtype), {"v": s}, {"v": pad}], [0, 1]
    if fn == "separableConv2d":
        return fn, [x, tensor([kh, kw, i, 2], dtype), tensor([1, 1, 2 * i, o], dtype), {"v": s}, {"v": pad}], [0, 1, 2]
    if fn == "conv1d":
        return fn, [tensor([2, w, i], dtype), tensor([kw, i, o], dtype), {"v": s}, {"v": pad}], [0, 1]
    if fn == "conv3d":
        return fn, [tensor([1, 3, 3, 3, i], dtype), tensor([2, kh, 2, i, o], dtype), {"v": s}, {"v": pad}], [0, 1]
    y = tf.nn.conv2d(tf.zeros([1, h, w, o]), tf.zeros([kh, kw, o, i]), s, padding(pad)).shape.as_list()
    return fn, [tensor([1, *y[1:3], i], dtype), tensor([kh, kw, o, i], dtype), {"v": [1, h, w, o]}, {"v": s}, {"v": pad}], [0, 1]


def pool_case(dtype):
    k, s, pad = rng.randint(1, 3), rng.randint(1, 2), {"v": rng.choice(["valid", "same"])}
    if rng.random() < 0.3:
        return rng.choice(["maxPool3d", "avgPool3d"]), [tensor([1, 3, 3, 4, 2], "float32", apart=True), {"v": k}, {"v": s}, pad], [0]
    x = tensor([rng.randint(1, 2), rng.randint(3, 5), rng.randint(3, 5), 2], "float32", apart=True)
    return rng.choice(["maxPool", "avgPool"]), [x, {"v": k}, {"v": s}, pad], [0]


def image_case(dtype):
    x = tensor([rng.randint(1, 2), rng.randint(2, 4), rng.randint(2, 4), rng.randint(1, 2)], "float32")
    align = rng.random() < 0.4
    flags = [{"v": align}, {"v": not align and rng.random() < 0.5}]
    fn = rng.choice(["image.resizeBilinear", "image.resizeNearestNeighbor", "image.flipLeftRight", "localResponseNormalization"])
    if fn.startswith("image.resize"):
        return fn, [x, {"v": shape_of(2, 6)}, *flags], [0]
    return fn, [x], [0]


def blocks_case(dtype):
    fn = rng.choice(["spaceToBatchND", "batchToSpaceND", "depthToSpace"])
    if fn == "depthToSpace":
        return fn, [tensor([1, rng.randint(1, 3), 2, 4 * rng.randint(1, 2)], dtype), {"v": 2}], [0]
    if fn == "spaceToBatchND":
        return fn, [tensor([rng.randint(1, 2), 4, 4, 1], dtype), {"v": [2, 2]}, {"v": [[0, 0], rng.choice([[0, 0], [1, 1], [0, 2]])]}], [0]
    return fn, [tensor([4, rng.randint(1, 2), 2, 2], dtype), {"v": [2, 2]}, {"v": [[0, 0], rng.choice([[0, 0], [1, 1], [0, 2]])]}], [0]


def linalg_case(dtype):
    n, batch = rng.randint(1, 4), rng.choice([[], [], [2]])
    a = well_conditioned(n, dtype, batch)
    rhs = tensor([*batch, n, rng.randint(1, 3)], dtype)
    fn = rng.choice(["inv", "det", "cholesky", "logdet", "slogdet", "solve", "triangularSolve", "trace", "bandPart", "diag", "diagPart", "qr"])
    name = f"linalg.{fn}"
    if fn in ("inv", "det", "slogdet"):
        return name, [a], [0]
    if fn in ("cholesky", "logdet"):
        return name, [positive_definite(n, dtype, batch)], [0]
    if fn == "solve":
        return name, [a, rhs, {"v": rng.random() < 0.5}], [0, 1]
    if fn == "triangularSolve":
        return name, [a, rhs, {"v": rng.random() < 0.5}, {"v": rng.random() < 0.5}], [0, 1]
    rows = n + rng.randint(0, 2)
    x = tensor([*batch, rows, n], dtype)
    if fn == "trace":
        return name, [x], [0]
    if fn == "bandPart":
        return name, [x, {"v": rng.randint(-1, rows - 1)}, {"v": rng.randint(-1, n - 1)}], [0]
    if fn == "diag":
        return name, [tensor([*batch, n], dtype)], [0]
    if fn == "diagPart":
        return name, [x, {"v": rng.randint(1 - rows, n - 1)}], [0]
    return name, [tensor([*batch, n + rng.randint(1, 2), n], dtype)], [0]


def other_case(dtype):
    fn = rng.choice(["leakyRelu", "clipByValue", "batchNorm", "moments", "polygamma", "split", "scatterND", "dilation2d", "cast"])
    if fn == "leakyRelu":
        return fn, [tensor(shape_of(), "float32"), {"v": rng.choice([0.1, 0.5])}], [0]
    if fn == "clipByValue":
        return fn, [tensor(shape_of(), dtype), {"v": -0.75}, {"v": 1.25}], [0]
    if fn == "batchNorm":
        c, x = 2, tensor([2, 3, 2], dtype)
        extra = [tensor([c], dtype), tensor([c], dtype)] if rng.random() < 0.6 else []
        return fn, [x, tensor([c], dtype), tensor([c], dtype, 0.3, 2), *extra], list(range(3 + len(extra)))
    if fn == "moments":
        shape = shape_of(rng.randint(1, 3), 4)
        return fn, [tensor(shape, dtype), {"v": axes_of(len(shape))}, {"v": rng.random() < 0.5}], [0]
    if fn == "polygamma":
        return fn, [{"v": rng.randint(0, 3)}, tensor(shape_of(), dtype, 0.4, 4)], [1]
    if fn == "split":
        shape = shape_of(rng.randint(1, 3))
        axis = rng.randrange(len(shape))
        shape[axis] = 4
        return fn, [tensor(shape, dtype), {"v": rng.choice([2, 4, [1, 3]])}, {"v": axis}], [0]
    if fn == "scatterND":
        rows, width, n = rng.randint(1, 4), shape_of(rng.randint(0, 2)), rng.randint(1, 4)
        return fn, [tensor([rows, 1], "int32", 0, n), tensor([rows, *width], dtype), {"v": [n, *width]}], [1]
    if fn == "dilation2d":
        return fn, [tensor([1, 4, 4, 2], dtype, apart=True), tensor([2, 2, 2], dtype, apart=True), {"v": 1}, {"v": rng.choice(["valid", "same"])}], [0, 1]
    return fn, [tensor(shape_of(), dtype), {"v": rng.choice(["float32", "float64", "int32"])}], [0]


def complex_case(_dtype):
    def z(shape):
        size = 2 * int(np.prod(shape))
        return {"t": {"shape": shape, "dtype": "complex64", "data": [round(rng.uniform(-2, 2), 2) for _ in range(size)]}}
    fn = rng.choice(["add", "sub", "mul", "div", "neg", "square", "exp", "log", "sqrt", "reciprocal", "pow", "mean", "sum", "where", "abs", "real",
                     "imag", "conj", "matMul", "linalg.diag", "linalg.diagPart", "linalg.bandPart", "linalg.trace", "transpose", "concat", "sin", "cos", "tanh", "sigmoid"])
    shape = shape_of(rng.randint(1, 2))
    if fn in ("add", "sub", "mul", "div", "pow"):
        return fn, [z(shape), z(rng.choice([shape, shape[-1:], []]))], [0, 1]
    if fn == "where":
        condition = tensor(shape, "int32", 0, 2)
        condition["t"]["dtype"] = "bool"
        return fn, [condition, z(shape), z(rng.choice([shape, []]))], [1, 2]
    if fn == "matMul":
        return fn, [z([2, 3]), z([3, 2])], [0, 1]
    if fn in ("sum", "mean"):
        return fn, [z(shape), {"v": axes_of(len(shape))}], [0]
    if fn in ("linalg.diagPart", "linalg.trace"):
        return fn, [z([3, 2])], [0]
    if fn == "linalg.bandPart":
        return fn, [z([3, 3]), {"v": 1}, {"v": 0}], [0]
    if fn == "concat":
        return fn, [{"ts": [z(shape)["t"], z(shape)["t"]]}, {"v": 0}], ["0.0", "0.1"]
    return fn, [z(shape)], [0]


KINDS = [
    unary_case, unary_case, binary_case, binary_case, reduction_case, reduction_case, norm_case, cumulative_case, softmax_case, matmul_case,
    einsum_case, moving_case, moving_case, moving_case, joining_case, where_case, segment_case, sort_case, conv_case, conv_case, pool_case,
    image_case, blocks_case, linalg_case, linalg_case, other_case, complex_case, complex_case,
]


def in_float64(case):
    def wide(x):
        if isinstance(x, dict):
            return {k: "float64" if k == "dtype" and v == "float32" else wide(v) for k, v in x.items()}
        return [wide(v) for v in x] if isinstance(x, list) else x
    return evaluate(wide({k: v for k, v in case.items() if k not in ("rtol", "atol")}))



def random_cases(count):
    made = 0
    while made < count:
        fn, args, wrt = random_case(rng.choice(["float64", "float64", "float32"]))
        case = {"id": f"{fn}/random-{made}", "fn": fn, "args": args, "wrt": wrt, "second": rng.random() < 0.6 and fn != "moments"}
        try:
            case = evaluate(case)
        except (LookupError, NotImplementedError, tf.errors.OpError) as error:
            print(f"{fn}: {str(error)[:150]}", file=sys.stderr)
            continue
        precise = all(t["dtype"] != "float32" for t in (case["out"] if isinstance(case["out"], list) else [case["out"]]) if t)
        if not precise or "complex64" in json.dumps(args):
            # TensorFlow's own float32 error decides how near is near.
            try:
                a, b = numbers(case), numbers(in_float64(case))
                error = np.nanmax(np.abs(a - b) / (1e-6 + 1e-5 * np.abs(b)), initial=0)
                if np.isfinite(error) and error > 0.25:
                    case["rtol"], case["atol"] = 1e-5 * 4 * math.ceil(error), 1e-6 * 4 * math.ceil(error)
            except Exception:
                pass
        yield case
        made += 1



if __name__ == "__main__":
    seed, count = map(int, sys.argv[1:])
    rng.seed(seed)
    for case in random_cases(count):
        print(json.dumps(case, separators=(",", ":")))
