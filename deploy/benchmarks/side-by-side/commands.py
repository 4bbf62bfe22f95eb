#!/usr/bin/env python3
"""Commands of Orrery side by side: seconds of wall time and the most memory of each, in turn, as medians.

    deploy/benchmarks/side-by-side/commands.py --times 5 "run --no-out" "run --out FRESH"

The first command is what the others are compared with. FRESH is a folder of a run's own, removed after it.
"""
import argparse
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

LAUNCHER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bin", "orrery")


def measure(command, scratch):
    fresh = os.path.join(scratch, "fresh")
    words = [fresh if word == "FRESH" else word for word in shlex.split(command)]
    begun = time.monotonic()
    with open(os.path.join(scratch, "out"), "w") as out:
        process = subprocess.Popen([LAUNCHER, *words], stdout=out, stderr=subprocess.STDOUT, cwd=scratch)
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"orrery {command}: exit code {process.returncode}\n" + open(os.path.join(scratch, "out")).read()[-2000:])
    left = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(fresh) for name in names)
    shutil.rmtree(fresh, ignore_errors=True)
    return {"seconds": seconds, "peak_mb": used.ru_maxrss / 1024, "left_mb": left / 1e6}  # Linux counts in KiB


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("commands", nargs="+", metavar="COMMAND")
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    runs = {command: [] for command in asked.commands}
    with tempfile.TemporaryDirectory() as scratch:
        for command in asked.commands:
            measure(command, scratch)  # builds what is missing, and warms the disk
        for _ in range(asked.times):
            for command in asked.commands:
                runs[command].append(measure(command, scratch))
    medians = {
        command: {figure: statistics.median(run[figure] for run in measured) for figure in measured[0]}
        for command, measured in runs.items()
    }
    if asked.json:
        print(json.dumps({"cores": os.cpu_count(), "times": asked.times, "medians": medians, "runs": runs}, indent=2))
        return
    first = medians[asked.commands[0]]
    print(f"{os.cpu_count()} cores, medians of {asked.times} runs in turn\n")
    print(f"{'seconds':>9} {'ratio':>6} {'peak MB':>8} {'left MB':>8}  command")
    for command, figures in medians.items():
        ratio = figures["seconds"] / first["seconds"]
        print(f"{figures['seconds']:9.2f} {ratio:6.2f} {figures['peak_mb']:8.0f} {figures['left_mb']:8.1f}  {command}")


main()
