"""Writes a Llama of seeded bfloat16 weights as GGUF: only speed can be asked of it. Needs the package gguf.

python3 seeded_gguf.py FILE [LAYERS] [VOCABULARY]
"""

import sys

import gguf
import numpy

HIDDEN, INTERMEDIATE, HEADS, KEY_VALUE_HEADS, HEAD_DIM = 2048, 8192, 32, 8, 64


def main(path, layers=4, vocabulary=32000):
    random = numpy.random.default_rng(1)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(2048)
    writer.add_embedding_length(HIDDEN)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(INTERMEDIATE)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KEY_VALUE_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(vocabulary)
    names = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    names += [f"w{n}" for n in range(len(names), vocabulary)]
    writer.add_tokenizer_model("llama")
    writer.add_token_list(names)
    writer.add_token_scores([0.0] * vocabulary)
    writer.add_token_types([2, 3, 3] + [6] * 256 + [1] * (vocabulary - 259))
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)

    def matrix(name, rows, columns):
        bits = random.integers(0, 1 << 16, (rows, columns), numpy.uint16) & 0x80FF | 0x3C00
        writer.add_tensor(name, bits.view(numpy.uint8), raw_dtype=gguf.GGMLQuantizationType.BF16)

    def ones(name):
        writer.add_tensor(name, numpy.ones(HIDDEN, numpy.float32))

    matrix("token_embd.weight", vocabulary, HIDDEN)  # the head too
    ones("output_norm.weight")
    for n in range(layers):
        ones(f"blk.{n}.attn_norm.weight")
        ones(f"blk.{n}.ffn_norm.weight")
        matrix(f"blk.{n}.attn_q.weight", HEADS * HEAD_DIM, HIDDEN)
        matrix(f"blk.{n}.attn_k.weight", KEY_VALUE_HEADS * HEAD_DIM, HIDDEN)
        matrix(f"blk.{n}.attn_v.weight", KEY_VALUE_HEADS * HEAD_DIM, HIDDEN)
        matrix(f"blk.{n}.attn_output.weight", HIDDEN, HEADS * HEAD_DIM)
        matrix(f"blk.{n}.ffn_gate.weight", INTERMEDIATE, HIDDEN)
        matrix(f"blk.{n}.ffn_up.weight", INTERMEDIATE, HIDDEN)
        matrix(f"blk.{n}.ffn_down.weight", HIDDEN, INTERMEDIATE)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


main(sys.argv[1], *map(int, sys.argv[2:]))
