#!/usr/bin/env python3
"""Tensor-parallel width against latency, from another language: JSON in, JSON out, the standard library alone.

    python3 deploy/examples/width.py [REQUESTS [WIDTH...]]

A scenario is a dictionary with the fields that `orrery list --schema` describes. It goes to standard input of
`orrery run - --json`; the result comes from standard output, progress and problems as JSON lines from standard error.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

ORRERY = os.environ.get("ORRERY") or str(Path(__file__).resolve().parents[1] / "bin" / "orrery")

SERVER = {
    "topology": "hgx-h100",
    "model": {"config": {"name": "llama-3.1-8b"}},
    "formats": {"weights": "bf16", "activations": "bf16", "kv_cache": "bf16"},
    "numerics": "none",
    "load": {"prompts": {"random": 128}, "count": 16, "new_tokens": 4},
}


class Problem(Exception):
    """What Orrery refused, or why a run could not go on; of bad input also file, line, field, found, allowed, remedy."""

    def __init__(self, told):
        super().__init__(told["message"])
        self.told = told


def run(scenario):
    """What comes of a scenario; exit code 1, an expectation that is not met, is a result as well."""
    command = [ORRERY, "run", "-", "--json", "--no-out"]
    done = subprocess.run(command, input=json.dumps(scenario), capture_output=True, text=True, encoding="utf-8")
    if done.returncode in (0, 1) and done.stdout:
        return json.loads(done.stdout)["result"]
    problems = [line for line in done.stderr.splitlines() if line.startswith('{"problem"')]
    raise Problem(json.loads(problems[-1])["problem"] if problems else {"message": done.stderr})


def main():
    numbers = [int(word) for word in sys.argv[1:]]
    requests = numbers[0] if numbers else 16
    print("  TP  TTFT ms  TPOT ms  tokens/s/GPU")
    for width in numbers[1:] or (1, 2, 4, 8):
        plan = {"tensor_parallel": width, "replicas": 8 // width}
        metrics = run(SERVER | {"plan": plan, "load": SERVER["load"] | {"count": requests}})["metrics"]
        print(f"{width:4}  {metrics['mean_ttft_ms']:7.3f}  {metrics['mean_tpot_ms']:7.3f}"
              f"  {metrics['output_throughput_per_gpu']:12.1f}")
    try:
        run(SERVER | {"plan": {"tensor_paralel": 8}})
    except Problem as refused:
        print(f"refused: {refused.told['field']}: {refused.told['remedy']}")


if __name__ == "__main__":
    main()
