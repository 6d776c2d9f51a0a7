"""Turns a network's matrices into eight-bit integers, all but the few channels that would spoil the others.

Eight-bit products share one scale for all channels of a vector. In the feed-forward layers a handful of channels is
fifty times larger than the rest, which then have three or four steps left. Those channels are multiplied apart, in
float32.

Source: Dettmers et al. (2022), LLM.int8(), section 3; found here by dependencies, which lost 3 points without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sayso.model.runtime import INPUTS, Inputs

# Channels multiplied apart in each matrix: at most 1 % of a vector.
_APART: Final = 8
_FEED_FORWARD: Final = ("/intermediate/dense/MatMul", "/output/dense/MatMul")

Floats = npt.NDArray[np.float32]


def quantize(path: Path, samples: Sequence[Inputs], threads: int) -> Path:
    """Write the network with eight-bit weights beside the file and give its path.

    Args:
        samples: batches of real text; they show which channels are large.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph: Any = onnx.load(str(path))  # Any: onnx's messages are made at run time
    nodes = [node for node in graph.graph.node if node.op_type == "MatMul" and node.name.endswith(_FEED_FORWARD)]
    largest = _largest_by_channel(graph, [node.input[0] for node in nodes], samples, threads)
    kept_float = [_split(graph, node, np.sort(np.argsort(-largest[node.input[0]])[:_APART])) for node in nodes]
    split = path.with_name("split.onnx")
    onnx.save(graph, str(split))
    small = path.with_name("int8.onnx")
    quantize_dynamic(str(split), str(small), weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept_float)
    return small


def _largest_by_channel(graph: Any, names: Sequence[str], samples: Sequence[Inputs], threads: int) -> dict[str, Floats]:
    """The largest size of each channel of some tensors, over all words of the samples."""
    import onnx
    import onnxruntime

    watched: Any = onnx.ModelProto()
    watched.CopyFrom(graph)
    known = {output.name for output in watched.graph.output}
    wanted = sorted(set(names) - known)
    watched.graph.output.extend(
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in wanted
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session: Any = onnxruntime.InferenceSession(
        watched.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    largest: dict[str, Floats] = {}
    for sample in samples:
        found = session.run(wanted, {name: getattr(sample, name) for name in INPUTS})
        for name, values in zip(wanted, found, strict=True):
            here: Floats = np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
            largest[name] = np.maximum(largest[name], here) if name in largest else here
    return largest


def _split(graph: Any, node: Any, apart: npt.NDArray[np.int64]) -> str:
    """Put `x[apart] @ W[apart] + (x with zeros there) @ W` in place of `x @ W`; gives the name of the first product."""
    from onnx import helper, numpy_helper

    constants = {constant.name: constant for constant in graph.graph.initializer}
    weights: Floats = numpy_helper.to_array(constants[node.input[1]])
    mask = np.ones(len(weights), dtype=np.float32)
    mask[apart] = 0.0
    prefix, source, result = node.name, node.input[0], node.output[0]
    arrays = {"apart": apart.astype(np.int64), "mask": mask, "rows": weights[apart]}
    graph.graph.initializer.extend(numpy_helper.from_array(array, f"{prefix}/{name}") for name, array in arrays.items())
    at = list(graph.graph.node).index(node)
    few = f"{prefix}/few"
    new = [
        helper.make_node("Gather", [source, f"{prefix}/apart"], [f"{few}/in"], name=f"{few}/Gather", axis=-1),
        helper.make_node("MatMul", [f"{few}/in", f"{prefix}/rows"], [f"{few}/out"], name=f"{few}/MatMul"),
        helper.make_node("Mul", [source, f"{prefix}/mask"], [f"{prefix}/masked"], name=f"{prefix}/Mask"),
        helper.make_node("MatMul", [f"{prefix}/masked", node.input[1]], [f"{prefix}/many"], name=f"{prefix}/Many"),
        helper.make_node("Add", [f"{few}/out", f"{prefix}/many"], [result], name=f"{prefix}/Add"),
    ]
    graph.graph.node.remove(node)
    for offset, made in enumerate(new):
        graph.graph.node.insert(at + offset, made)
    return f"{few}/MatMul"
