"""Writes a tiny seeded model of every family and what Hugging Face transformers computes with it, in float32.

    python3 golden.py FOLDER
"""

import copy
import json
import pathlib
import sys

import safetensors.torch
import torch
import transformers

SEED = 20260714
NEW_TOKENS = 12
LLAMA3 = {"rope_type": "llama3", "rope_theta": 10000.0, "factor": 4.0, "low_freq_factor": 1.0,
          "high_freq_factor": 4.0, "original_max_position_embeddings": 32}
YARN = {"rope_type": "yarn", "rope_theta": 10000.0, "factor": 8.0, "beta_fast": 4.0, "beta_slow": 1.0,
        "original_max_position_embeddings": 32}
PLAIN = {"rope_type": "default", "rope_theta": 10000.0}
COMMON = dict(vocab_size=96, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
              num_key_value_heads=2, head_dim=8, max_position_embeddings=256, rms_norm_eps=1e-6,
              bos_token_id=0, eos_token_id=None, pad_token_id=None, rope_parameters=PLAIN)
LATENT = dict(moe_intermediate_size=16, n_routed_experts=8, num_experts_per_tok=3, n_group=4, topk_group=2,
              routed_scaling_factor=2.5, first_k_dense_replace=1, q_lora_rank=12, kv_lora_rank=16,
              qk_nope_head_dim=8, qk_rope_head_dim=4, v_head_dim=6, head_dim=4, num_key_value_heads=4,
              num_nextn_predict_layers=0)
MODELS = {
    "llama": ("Llama", dict(rope_parameters=LLAMA3)),
    "llama-linear": ("Llama", dict(rope_parameters=dict(PLAIN, rope_type="linear", factor=4.0), attention_bias=True)),
    "mistral": ("Mistral", dict(sliding_window=8)),
    "qwen2": ("Qwen2", dict(tie_word_embeddings=True, use_sliding_window=True, sliding_window=8,
                            max_window_layers=1)),
    "qwen3": ("Qwen3", dict(rope_parameters=YARN)),
    "mixtral": ("Mixtral", dict(num_local_experts=4, num_experts_per_tok=2, sliding_window=None)),
    "qwen3-moe": ("Qwen3Moe", dict(num_experts=8, num_experts_per_tok=3, moe_intermediate_size=16,
                                   norm_topk_prob=True, mlp_only_layers=[0])),
    "gpt-oss": ("GptOss", dict(num_local_experts=4, num_experts_per_tok=2, sliding_window=8,
                               rope_parameters=dict(YARN, truncate=False))),
    "deepseek-v3": ("DeepseekV3", dict(LATENT, num_hidden_layers=3, rope_parameters=dict(
        YARN, mscale=1.0, mscale_all_dim=1.0))),
    "deepseek-v3-direct": ("DeepseekV3", dict(LATENT, q_lora_rank=None, n_group=1, topk_group=1, norm_topk_prob=False,
                                              n_shared_experts=2, rope_parameters=dict(
        YARN, mscale=0.7, mscale_all_dim=1.2))),
    "nemotron-h": ("NemotronH", dict(hybrid_override_pattern="*E-*E", num_hidden_layers=5, layer_norm_epsilon=1e-5,
                                     n_routed_experts=8, num_experts_per_tok=3, moe_intermediate_size=24, n_group=2,
                                     topk_group=1, n_shared_experts=1, moe_shared_expert_intermediate_size=40,
                                     routed_scaling_factor=2.5, rope_parameters=None, rms_norm_eps=None)),
    "nemotron-h-mamba": ("NemotronH", dict(hybrid_override_pattern="ME*M-", num_hidden_layers=5,
                                           layer_norm_epsilon=1e-5, mamba_num_heads=6, mamba_head_dim=8, n_groups=2,
                                           ssm_state_size=12, conv_kernel=4, chunk_size=8, n_routed_experts=8,
                                           num_experts_per_tok=3, moe_intermediate_size=24, moe_latent_size=20,
                                           n_group=1, topk_group=1,
                                           moe_shared_expert_intermediate_size=40, rope_parameters=None,
                                           rms_norm_eps=None)),
    "gpt-oss-mxfp4": ("GptOss", dict(num_local_experts=3, num_experts_per_tok=2, sliding_window=8, hidden_size=64,
                                     intermediate_size=32, rope_parameters=dict(YARN, truncate=False))),
    "deepseek-v3-fp8": ("DeepseekV3", dict(LATENT, hidden_size=160, intermediate_size=144, n_routed_experts=4,
                                           num_experts_per_tok=2, n_group=2, topk_group=1, vocab_size=64)),
}
KEPT_EMPTY = {"eos_token_id", "pad_token_id", "q_lora_rank", "sliding_window"}
E2M1 = torch.tensor([0, 0.5, 1, 1.5, 2, 3, 4, 6, 0, -0.5, -1, -1.5, -2, -3, -4, -6])


def fp8_tiles(weight):
    """E4M3 codes and a scale for every 128 by 128, as DeepSeek-V3 ships them; what they stand for."""
    rows, columns = weight.shape
    scales = torch.zeros((rows + 127) // 128, (columns + 127) // 128)
    codes = torch.zeros(rows, columns, dtype=torch.float8_e4m3fn)
    for i in range(scales.shape[0]):
        for j in range(scales.shape[1]):
            at = slice(128 * i, 128 * i + 128), slice(128 * j, 128 * j + 128)
            scales[i, j] = weight[at].abs().max() / 448
            codes[at] = (weight[at] / scales[i, j]).to(torch.float8_e4m3fn)
    spread_out = scales.repeat_interleave(128, 0)[:rows].repeat_interleave(128, 1)[:, :columns]
    return codes, scales, codes.float() * spread_out


def mxfp4_blocks(weight):
    """E2M1 codes, two a byte, and a power of two for every 32, as GPT-OSS ships them; what they stand for."""
    experts, rows, columns = weight.shape
    blocks = weight.reshape(experts, rows, columns // 32, 32)
    exponents = torch.floor(torch.log2(blocks.abs().amax(-1))) - 2
    scaled = blocks / torch.exp2(exponents)[..., None]
    codes = (scaled[..., None] - E2M1).abs().argmin(-1)
    packed = (codes[..., 0::2] | codes[..., 1::2] << 4).to(torch.uint8)
    meant = E2M1[codes] * torch.exp2(exponents)[..., None]
    return packed, (exponents + 127).to(torch.uint8), meant.reshape(weight.shape)


def quantised(name, tensors):
    """The tensors of a checkpoint in its published format, and what they stand for."""
    stored, meant = {}, {}
    for key, tensor in tensors.items():
        if name.endswith("fp8") and "layers" in key and key.endswith("proj.weight") or "proj_with_mqa" in key:
            stored[key], stored[key + "_scale_inv"], meant[key] = fp8_tiles(tensor.float())
        elif name.endswith("mxfp4") and key.endswith("experts.gate_up_proj") or key.endswith("experts.down_proj"):
            blocks, scales, turned = mxfp4_blocks(tensor.float().transpose(1, 2).contiguous())
            stored[key + "_blocks"], stored[key + "_scales"] = blocks, scales
            meant[key] = turned.transpose(1, 2).contiguous()
        else:
            stored[key], meant[key] = tensor, tensor.float()
    return stored, meant


def quantise(name, family, target):
    """Rewrites a saved model in its published format; the model that this stands for."""
    file = target / "model.safetensors"
    stored, meant = quantised(name, safetensors.torch.load_file(file))
    safetensors.torch.save_file(meant, file, metadata={"format": "pt"})
    model = getattr(transformers, family + "ForCausalLM").from_pretrained(
        target, dtype=torch.float32, attn_implementation="eager").eval()
    safetensors.torch.save_file(stored, file, metadata={"format": "pt"})
    method = "fp8" if name.endswith("fp8") else "mxfp4"
    config = json.loads((target / "config.json").read_text())
    config["quantization_config"] = {"quant_method": method}
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    return model


def spread(name, tensor):
    """Norms near 1, small biases, matrices that keep the size of what they multiply."""
    noise = torch.randn(tensor.shape, dtype=torch.float32)
    if "norm" in name:
        return 1 + 0.1 * noise
    if "bias" in name or "sinks" in name:
        return 0.3 * noise
    if "A_log" in name:
        return noise - 1
    if name.endswith(".D"):
        return 1 + 0.1 * noise
    if "embed" in name:
        return noise
    inputs = tensor.shape[1] if tensor.dim() == 3 and "GptOss" in name else tensor.shape[-1]
    return noise / inputs ** 0.5


def seed(model):
    torch.manual_seed(SEED)
    tied = {"lm_head.weight"} if model.config.tie_word_embeddings else set()
    for name, tensor in sorted(model.state_dict(keep_vars=True).items()):
        if name not in tied:
            with torch.no_grad():
                value = spread(type(model).__name__ + name, tensor)
                tensor.copy_(value.to(torch.bfloat16).float())


def answer(model, prompt):
    ids = list(prompt)
    first = None
    gap = float("inf")
    for _ in range(NEW_TOKENS):
        with torch.no_grad():
            logits = model(torch.tensor([ids])).logits[0, -1]
        best = torch.topk(logits, 2)
        gap = min(gap, float(best.values[0] - best.values[1]))
        first = logits if first is None else first
        ids.append(int(best.indices[0]))
    return {"prompt": prompt, "tokens": ids[len(prompt):], "leastGap": round(gap, 6),
            "logits": [float(f"{x:.8g}") for x in first.tolist()], "last": [float(f"{x:.8g}") for x in logits.tolist()]}


def main(folder):
    for name, (family, changes) in MODELS.items():
        given = {key: value for key, value in {**COMMON, **changes}.items() if value is not None or key in KEPT_EMPTY}
        config = getattr(transformers, family + "Config")(**given)
        config._attn_implementation = "eager"
        model = getattr(transformers, family + "ForCausalLM")(config).float().eval()
        seed(model)
        target = folder / name
        copy.deepcopy(model).to(torch.bfloat16).save_pretrained(target)
        (target / "generation_config.json").unlink(missing_ok=True)
        model = quantise(name, family, target) if name.endswith(("fp8", "mxfp4")) else model
        size = config.vocab_size
        prompts = [[0, 17, 5], [0] + [(7 * i + 3) % size for i in range(30)], [0, 63, 1, 63, 2, 63, 3, 40, 41, 42]]
        answers = [answer(model, prompt) for prompt in prompts]
        (target / "golden.json").write_text(json.dumps(answers) + "\n")
        print(name, [one["leastGap"] for one in answers])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
