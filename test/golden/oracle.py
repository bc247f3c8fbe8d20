"""What real TensorFlow says of an op case: forward value, gradient, second order. Needs tensorflow-cpu 2.21; no test runs this.

    python oracle.py FILE.jsonl   computes every case anew from its inputs and tells what differs; for ops-more and ops-random
"""
import json
import math
import random
import sys

import numpy as np
import tensorflow as tf

DTYPES = {"float32": tf.float32, "float64": tf.float64, "int32": tf.int32, "bool": tf.bool, "complex64": tf.complex64}


# ---- from and to the file ----

def to_tensor(t):
    data = [float(v) if isinstance(v, str) else v for v in t["data"]]
    if t["dtype"] == "complex64":
        data = [complex(a, b) for a, b in zip(data[::2], data[1::2])]
    if t["dtype"] == "bool":
        data = [bool(v) for v in data]
    return tf.reshape(tf.constant(data, DTYPES[t["dtype"]]), t["shape"])


def to_json(t):
    if t is None:
        return None
    t = tf.convert_to_tensor(t)
    if t.dtype == tf.int64:
        t = tf.cast(t, tf.int32)
    flat = t.numpy().reshape(-1)
    if t.dtype.is_complex:
        flat = np.stack([flat.real, flat.imag], -1).reshape(-1)
    return {"shape": t.shape.as_list(), "dtype": t.dtype.name, "data": [plain(v) for v in flat]}


def plain(v):
    if isinstance(v, (np.bool_, np.integer)):
        return int(v)
    if not np.isfinite(v):
        return "NaN" if np.isnan(v) else "Infinity" if v > 0 else "-Infinity"
    # The shortest text that is this number again in its own precision.
    v = float(np.format_float_positional(v, unique=True))
    return int(v) if v == int(v) and abs(v) < 1e15 and not (v == 0 and math.copysign(1, v) < 0) else v


def from_arg(a):
    if "t" in a:
        return to_tensor(a["t"])
    if "ts" in a:
        return [to_tensor(t) for t in a["ts"]]
    return number(a["v"])


def number(v):
    if isinstance(v, list):
        return [number(x) for x in v]
    return float(v) if v in ("Infinity", "-Infinity", "NaN") else v


# ---- the ops, by this engine's names and in its order of arguments ----

def padding(pad):
    return pad.upper() if isinstance(pad, str) else pad


def reduced(f):
    return lambda x, axis=None, keep=False: f(x, axis, keep)


def norm(x, order="euclidean", axis=None, keep=False):
    if order == "fro" or order == 2 and not isinstance(axis, list):
        order = "euclidean"
    if axis is None or isinstance(axis, int):
        n = axis
        if order == math.inf:
            return tf.reduce_max(tf.abs(x), n, keep)
        if order == -math.inf:
            return tf.reduce_min(tf.abs(x), n, keep)
    return tf.norm(x, order, axis, keep)


def conv2d(x, w, strides, pad, fmt="NHWC", dilations=1):
    return tf.nn.conv2d(x, w, strides, padding(pad), dilations=dilations)


def depthwise(x, w, strides, pad, fmt="NHWC", dilations=1):
    s = strides if isinstance(strides, list) else [strides, strides]
    d = dilations if isinstance(dilations, list) else [dilations, dilations]
    return tf.nn.depthwise_conv2d(x, w, [1, *s, 1], padding(pad), dilations=d)


def separable(x, dw, pw, strides, pad, dilations=1):
    return tf.nn.separable_conv2d(x, dw, pw, [1, strides, strides, 1], padding(pad), dilations=[dilations, dilations])


def strided_slice(x, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis=0, new_axis=0, shrink=0):
    return tf.strided_slice(x, begin, end, strides, begin_mask, end_mask, ellipsis, new_axis, shrink)


def topk(x, k=1, ordered=True):
    values, indices = tf.math.top_k(x, k, ordered)
    return {"values": values, "indices": indices}


def moments(x, axis=None, keep=False):
    mean, variance = tf.nn.moments(x, list(range(len(x.shape))) if axis is None else axis if isinstance(axis, list) else [axis], keepdims=keep)
    return {"mean": mean, "variance": variance}


def resize(method):
    def f(x, size, align=False, half=False):
        op = {"bilinear": tf.raw_ops.ResizeBilinear, "nearest": tf.raw_ops.ResizeNearestNeighbor}[method]
        return op(images=x, size=size, align_corners=align, half_pixel_centers=half)
    return f


def lrn(x, radius=5, bias=1.0, alpha=1.0, beta=0.5):
    return tf.nn.local_response_normalization(x, radius, bias, alpha, beta)


def batch_norm(x, mean, variance, offset=None, scale=None, eps=0.001):
    return tf.nn.batch_normalization(x, mean, variance, offset, scale, eps)


UNARY = {
    name: f for name, f in {
        "abs": tf.abs, "acos": tf.acos, "acosh": tf.acosh, "asin": tf.asin, "asinh": tf.asinh, "atan": tf.atan,
        "atanh": tf.atanh, "cos": tf.cos, "cosh": tf.cosh, "digamma": tf.math.digamma, "elu": tf.nn.elu,
        "erf": tf.math.erf, "erfinv": tf.math.erfinv, "exp": tf.exp, "expm1": tf.math.expm1, "lgamma": tf.math.lgamma,
        "log": tf.math.log, "log1p": tf.math.log1p, "logSigmoid": tf.math.log_sigmoid, "neg": tf.negative,
        "reciprocal": tf.math.reciprocal, "relu": tf.nn.relu, "relu6": tf.nn.relu6, "rsqrt": tf.math.rsqrt,
        "selu": tf.nn.selu, "sigmoid": tf.sigmoid, "sign": tf.sign, "sin": tf.sin, "sinh": tf.sinh,
        "softplus": tf.math.softplus, "sqrt": tf.sqrt, "square": tf.square, "tan": tf.tan, "tanh": tf.tanh,
        "floor": tf.floor, "ceil": tf.math.ceil, "round": tf.round, "rint": tf.math.rint, "math.rint": tf.math.rint,
        "zerosLike": tf.zeros_like, "onesLike": tf.ones_like,
    }.items()
}
BINARY = {
    "add": tf.add, "sub": tf.subtract, "mul": tf.multiply, "div": tf.divide, "pow": tf.pow, "maximum": tf.maximum,
    "minimum": tf.minimum, "mod": tf.math.floormod, "atan2": tf.atan2, "squaredDifference": tf.math.squared_difference,
    "divNoNan": tf.math.divide_no_nan, "xlogy": tf.math.xlogy, "xlog1py": tf.math.xlog1py, "xdivy": tf.math.xdivy,
}
SEGMENTS = {
    "Sum": (tf.math.unsorted_segment_sum, tf.math.segment_sum), "Max": (tf.math.unsorted_segment_max, tf.math.segment_max),
    "Min": (tf.math.unsorted_segment_min, tf.math.segment_min), "Prod": (tf.math.unsorted_segment_prod, tf.math.segment_prod),
    "Mean": (tf.math.unsorted_segment_mean, tf.math.segment_mean),
}
OPS = {
    **UNARY, **BINARY,
    **{f"unsortedSegment{k}": u for k, (u, _) in SEGMENTS.items()},
    **{f"segment{k}": s for k, (_, s) in SEGMENTS.items()},
    **{f"math.segment{k}": s for k, (_, s) in SEGMENTS.items()},
    "unsortedSegmentSqrtN": tf.math.unsorted_segment_sqrt_n,
    "polygamma": lambda n, x: tf.math.polygamma(n if tf.is_tensor(n) else tf.cast(n, x.dtype), x),
    "leakyRelu": lambda x, alpha=0.2: tf.nn.leaky_relu(x, alpha),
    "clipByValue": tf.clip_by_value,
    "cast": lambda x, dtype: tf.cast(x, DTYPES[dtype]),
    "sum": reduced(tf.reduce_sum), "mean": reduced(tf.reduce_mean), "max": reduced(tf.reduce_max), "min": reduced(tf.reduce_min),
    "prod": reduced(tf.reduce_prod), "logSumExp": reduced(tf.reduce_logsumexp), "euclideanNorm": reduced(tf.math.reduce_euclidean_norm),
    "norm": norm,
    "cumsum": lambda x, axis=0, exclusive=False, reverse=False: tf.cumsum(x, axis, exclusive, reverse),
    "cumprod": lambda x, axis=0, exclusive=False, reverse=False: tf.math.cumprod(x, axis, exclusive, reverse),
    "cumulativeLogsumexp": lambda x, axis=0, exclusive=False, reverse=False: tf.math.cumulative_logsumexp(x, axis, exclusive, reverse),
    "softmax": lambda x, axis=-1: tf.nn.softmax(x, axis), "logSoftmax": lambda x, axis=-1: tf.nn.log_softmax(x, axis),
    "matMul": lambda a, b, ta=False, tb=False: tf.matmul(a, b, transpose_a=ta, transpose_b=tb),
    "einsum": lambda equation, *xs: tf.einsum(equation, *xs),
    "transpose": lambda x, perm=None: tf.transpose(x, perm), "reshape": tf.reshape, "tile": tf.tile,
    "reverse": lambda x, axis=None: tf.reverse(x, list(range(len(x.shape))) if axis is None else axis if isinstance(axis, list) else [axis]),
    "pad": lambda x, p, value=0: tf.pad(x, p, constant_values=value), "mirrorPad": lambda x, p, mode: tf.pad(x, p, mode.upper()),
    "slice": lambda x, begin, size: tf.slice(x, begin, size), "stridedSlice": strided_slice,
    "gather": lambda x, i, axis=0, dims=0: tf.gather(x, i, axis=axis, batch_dims=dims), "gatherND": tf.gather_nd,
    "scatterND": lambda i, u, shape: tf.scatter_nd(i, u, shape), "tensorScatterUpdate": tf.tensor_scatter_nd_update,
    "concat": lambda xs, axis=0: tf.concat(xs, axis), "stack": lambda xs, axis=0: tf.stack(xs, axis),
    "split": lambda x, n, axis=0: tf.split(x, n, axis), "unstack": lambda x, axis=0: tf.unstack(x, axis=axis),
    "addN": tf.add_n, "where": tf.where, "broadcastTo": tf.broadcast_to, "oneHot": lambda i, d, on=1, off=0: tf.one_hot(i, d, on, off),
    "topk": topk, "moments": moments, "sort": lambda x, axis=-1, d="ASCENDING": tf.sort(x, axis, d),
    "argsort": lambda x, axis=-1, d="ASCENDING": tf.argsort(x, axis, d, stable=True),
    "conv2d": conv2d, "depthwiseConv2d": depthwise, "separableConv2d": separable,
    "conv1d": lambda x, w, s, pad: tf.nn.conv1d(x, w, s, padding(pad)),
    "conv3d": lambda x, w, s, pad: tf.nn.conv3d(x, w, [1, s, s, s, 1], padding(pad)),
    "conv2dTranspose": lambda x, w, shape, s, pad: tf.nn.conv2d_transpose(x, w, shape, s, padding(pad)),
    "conv3dTranspose": lambda x, w, shape, s, pad: tf.nn.conv3d_transpose(x, w, shape, s, padding(pad)),
    "maxPool": lambda x, k, s, pad: tf.nn.max_pool2d(x, k, s, padding(pad)), "avgPool": lambda x, k, s, pad: tf.nn.avg_pool2d(x, k, s, padding(pad)),
    "maxPool3d": lambda x, k, s, pad: tf.nn.max_pool3d(x, k, s, padding(pad)), "avgPool3d": lambda x, k, s, pad: tf.nn.avg_pool3d(x, k, s, padding(pad)),
    "dilation2d": lambda x, w, s, pad, d=1: tf.nn.dilation2d(x, w, [1, s, s, 1], padding(pad), "NHWC", [1, d, d, 1]),
    "localResponseNormalization": lrn, "batchNorm": batch_norm,
    "image.resizeBilinear": resize("bilinear"), "image.resizeNearestNeighbor": resize("nearest"),
    "image.cropAndResize": lambda x, b, i, size, m="bilinear", v=0.0: tf.image.crop_and_resize(x, b, i, size, m, v),
    "image.flipLeftRight": tf.image.flip_left_right, "image.rgbToGrayscale": tf.image.rgb_to_grayscale,
    "spaceToBatchND": tf.space_to_batch, "batchToSpaceND": tf.batch_to_space, "depthToSpace": tf.nn.depth_to_space,
    "linalg.bandPart": tf.linalg.band_part, "linalg.diag": lambda x, k=0: tf.linalg.diag(x, k=k), "linalg.diagPart": lambda x, k=0: tf.linalg.diag_part(x, k=k),
    "linalg.setDiag": lambda x, d, k=0: tf.linalg.set_diag(x, d, k=k), "linalg.trace": tf.linalg.trace, "linalg.inv": tf.linalg.inv,
    "linalg.det": tf.linalg.det, "linalg.logdet": tf.linalg.logdet, "linalg.cholesky": tf.linalg.cholesky,
    "linalg.solve": lambda a, b, adjoint=False: tf.linalg.solve(a, b, adjoint=adjoint),
    "linalg.triangularSolve": lambda a, b, lower=True, adjoint=False: tf.linalg.triangular_solve(a, b, lower, adjoint),
    "linalg.choleskySolve": tf.linalg.cholesky_solve, "linalg.qr": lambda x, full=False: list(tf.linalg.qr(x, full)),
    "linalg.slogdet": lambda x: dict(zip(("sign", "logAbsDeterminant"), tf.linalg.slogdet(x))), "diag": tf.linalg.tensor_diag,
    "real": tf.math.real, "imag": tf.math.imag, "conj": tf.math.conj, "complex": tf.complex,
    "fft": tf.signal.fft, "ifft": tf.signal.ifft, "rfft": lambda x, n=None: tf.signal.rfft(x, n and [n]), "irfft": tf.signal.irfft, "spectral.rfft": tf.signal.rfft,
}


# ---- one case ----

def evaluate(case):
    """The case with `out`, `grads` and `grad2` from TensorFlow. Inputs, `outGrad` and `v` are taken as they stand, or made."""
    args = [from_arg(a) for a in case["args"]]
    f = OPS[case["fn"]]

    def source(key):
        i, _, j = str(key).partition(".")
        return args[int(i)][int(j)] if j else args[int(i)]

    sources = [source(k) for k in case["wrt"]]
    floating = [s for s in sources if s.dtype.is_floating or s.dtype.is_complex]
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(floating)
        with tf.GradientTape() as tape:
            tape.watch(floating)
            out = f(*args)
            if isinstance(out, dict):
                case["outKeys"] = list(out)
                out = list(out.values())
            outs = list(out) if isinstance(out, (list, tuple)) else [out]
            places = case.get("targets", [i for i, o in enumerate(outs) if o.dtype.is_floating or o.dtype.is_complex])
            targets = [outs[i] for i in places]
        if case.get("outGrad", "new") == "new":
            case["outGrad"] = [to_json(noise(t.shape, t.dtype)) for t in targets] if targets else None
            if len(outs) == 1 and targets:
                case["outGrad"] = case["outGrad"][0]
            if len(targets) not in (0, len(outs)):
                case["targets"] = places
        given = case["outGrad"]
        dys = [to_tensor(g) for g in (given if isinstance(given, list) else [given])] if given else []
        grads = tape.gradient(targets, sources, dys) if targets else [None] * len(sources)
        grads = [None if g is None else tf.convert_to_tensor(g) for g in grads]
        wants = case.pop("second", "grad2" in case)
        if wants and any(g is not None for g in grads):
            if "v" not in case:
                case["v"] = [None if g is None else to_json(noise(g.shape, g.dtype)) for g in grads]
            total = tf.add_n([tf.reduce_sum(tf.math.real(g * to_tensor(v))) for g, v in zip(grads, case["v"]) if g is not None and v is not None])
    case["out"] = [to_json(o) for o in outs] if isinstance(out, (list, tuple)) else to_json(out)
    case["grads"] = [to_json(g) for g in grads]
    if "v" in case and wants:
        case["grad2"] = [to_json(g) for g in outer.gradient(total, sources)]
    precise = outs[0].dtype == tf.float64
    case.setdefault("rtol", 1e-9 if precise else 1e-5)
    case.setdefault("atol", 1e-10 if precise else 1e-6)
    return case


rng = random.Random(0)


def noise(shape, dtype):
    size = int(np.prod(shape))
    values = [round(rng.uniform(-2, 2), 2) for _ in range(size)]
    if dtype == tf.complex64:
        values = [complex(v, round(rng.uniform(-2, 2), 2)) for v in values]
    return tf.reshape(tf.constant(values, dtype), shape)



def numbers(case):
    parts = [case["out"], case["grads"], case.get("grad2")]
    found = []
    def walk(x):
        if isinstance(x, dict):
            found.extend(float(v) for v in x["data"])
        elif isinstance(x, list):
            for v in x:
                walk(v)
    walk(parts)
    return np.array(found)


def check(path):
    wrong = 0
    for line in open(path):
        case = json.loads(line)
        try:
            again = evaluate(json.loads(line))
        except Exception as error:
            wrong += 1
            print(case["id"], str(error)[:100])
            continue
        for key in ("out", "grads", "grad2"):
            a, b = numbers({**case, "out": case.get(key), "grads": None, "grad2": None}), numbers({**again, "out": again.get(key), "grads": None, "grad2": None})
            if a.shape != b.shape or not np.allclose(a, b, case["rtol"], case["atol"], equal_nan=True):
                wrong += 1
                print(case["id"], key, "differs")
    print(f"{wrong} differences", file=sys.stderr)



if __name__ == "__main__":
    check(sys.argv[1])
