"""Writes the golden vectors of this folder with two independent implementations; see README.md."""

import pathlib

import gguf
import ml_dtypes
import numpy

FOLDER = pathlib.Path(__file__).parent
TYPES = {
    "e4m3": ml_dtypes.float8_e4m3fn,
    "e5m2": ml_dtypes.float8_e5m2,
    "e2m1": ml_dtypes.float4_e2m1fn,
    "e8m0": ml_dtypes.float8_e8m0fnu,
    "bf16": ml_dtypes.bfloat16,
}
LARGEST = {"e4m3": 448, "e5m2": 57344, "e2m1": 6, "bf16": 3e38}
SCALE_AT = {"Q8_0": [0], "Q4_0": [0], "Q4_K": [0, 2], "Q6_K": [208], "MXFP4": []}


def hexed(values):
    return " ".join(f"{bits:08x}" for bits in numpy.asarray(values, numpy.float32).view(numpy.uint32).ravel())


def codes(name):
    count = 16 if name == "e2m1" else 256
    return numpy.arange(count, dtype=numpy.uint8).view(TYPES[name]).astype(numpy.float32)


def rounded(name, random):
    largest = LARGEST[name]
    values = (random.choice([-1, 1], 400) * largest * 2.0 ** -random.uniform(0, 40, 400)).astype(numpy.float32)
    values[:200] = (numpy.arange(200) - 100) / 64.0 * 2.0 ** random.integers(-8, 2, 200)  # many ties
    values = numpy.clip(values, -largest, largest).astype(numpy.float32)
    return [f"{a} {b}" for a, b in zip(hexed(values).split(), hexed(values.astype(TYPES[name])).split())]


def blocks(name, random):
    kind = gguf.GGMLQuantizationType[name]
    data = random.integers(0, 256, (6, gguf.GGML_QUANT_SIZES[kind][1]), dtype=numpy.uint8)
    for at in SCALE_AT[name]:
        scales = (random.standard_normal(6) * 2.0 ** random.integers(-24, 8, 6)).astype(numpy.float16)
        data[:, at : at + 2] = scales.view(numpy.uint8).reshape(6, 2)
    if name == "MXFP4":
        data[:, 0] = [0, 1, 127, 120, 200, 251]
    floats = gguf.quants.dequantize(data, kind)
    return [f"{block.tobytes().hex()} {hexed(row)}" for block, row in zip(data, floats)]


def quantised(name, random):
    values = (random.standard_normal((6, 32)) * 2.0 ** random.integers(-12, 8, (6, 1))).astype(numpy.float32)
    values[5] = 0
    data = gguf.quants.quantize(values, gguf.GGMLQuantizationType[name])
    return [f"{block.tobytes().hex()} {hexed(row)}" for block, row in zip(data, values)]


def write(name, lines):
    (FOLDER / name).write_text("\n".join(lines) + "\n")


random = numpy.random.default_rng(4)
for name in TYPES:
    if name != "bf16":
        write(f"{name}.codes.txt", [hexed(codes(name))])
    if name != "e8m0":
        write(f"{name}.rounded.txt", rounded(name, random))
for name in SCALE_AT:
    write(f"{name.lower()}.decoded.txt", blocks(name, random))
for name in ["Q8_0", "Q4_0"]:
    write(f"{name.lower()}.encoded.txt", quantised(name, random))
