# %% [markdown]
# # Throughput against interactivity, in cells
#
# For editors that run `# %%` cells, or all at once: `python3 deploy/examples/notebook.py [FOLDER]`. It needs nothing but the
# standard library: Orrery runs a sweep, its CSV is read, and a picture is written as SVG.

# %% What is asked: a server of eight GPUs, every width with few and with many users
import csv
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ORRERY = os.environ.get("ORRERY") or str(Path(__file__).resolve().parents[1] / "bin" / "orrery")
FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else "orrery-runs/notebook")

sweep = {
    "scenario": "hgx-h100",
    "set": {
        "model": {"config": {"name": "llama-3.1-8b"}},
        "formats": {"weights": "bf16", "activations": "bf16", "kv_cache": "bf16"},
        "numerics": "none",
        "load.prompts": {"random": 64},
        "load.new_tokens": 4,
    },
    "matrix": {
        "copies": {
            "8 of TP 1": {"plan": {"tensor_parallel": 1, "replicas": 8}},
            "2 of TP 4": {"plan": {"tensor_parallel": 4, "replicas": 2}},
            "1 of TP 8": {"plan": {"tensor_parallel": 8}},
        },
        "load.count": [8, 32],
    },
}

# %% Run it; cells that are done already are kept
command = [ORRERY, "sweep", "-", "--csv", "--out", str(FOLDER)]
if (FOLDER / "sweep.json").exists():
    command.append("--resume")
done = subprocess.run(command, input=json.dumps(sweep), stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)

# %% Read the table
rows = list(csv.DictReader(done.stdout.splitlines()))
curves = defaultdict(list)
for row in rows:
    curves[row["copies"]].append((float(row["tokens_per_s_per_user"]), float(row["tokens_per_s_per_gpu"])))
for copies, points in curves.items():
    print(copies, " ".join(f"({x:.0f}, {y:.0f})" for x, y in sorted(points)))

# %% Draw it
WIDTH, HEIGHT, EDGE = 480, 320, 48
COLOURS = ["#0072b2", "#d55e00", "#009e73"]
most_x = max(x for points in curves.values() for x, _ in points)
most_y = max(y for points in curves.values() for _, y in points)


def place(x, y):
    return EDGE + x / most_x * (WIDTH - 2 * EDGE), HEIGHT - EDGE - y / most_y * (HEIGHT - 2 * EDGE)


shapes = [f'<path d="M{EDGE} {EDGE}V{HEIGHT - EDGE}H{WIDTH - EDGE}" fill="none" stroke="#888"/>',
          f'<text x="{WIDTH / 2}" y="{HEIGHT - 16}" text-anchor="middle">tokens/s/user, up to {most_x:.0f}</text>',
          f'<text x="{EDGE}" y="{EDGE - 16}">tokens/s/GPU, up to {most_y:.0f}</text>']
for number, (copies, points) in enumerate(curves.items()):
    line = " ".join("{:.1f},{:.1f}".format(*place(x, y)) for x, y in sorted(points))
    shapes.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[number]}" stroke-width="2"/>')
    shapes.append(f'<text x="{WIDTH - EDGE - 70}" y="{EDGE + 16 * number}" fill="{COLOURS[number]}">{copies}</text>')

picture = FOLDER / "notebook.svg"
picture.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
                   f'font-size="12"><rect width="100%" height="100%" fill="white"/>{"".join(shapes)}</svg>\n')
print(picture)
