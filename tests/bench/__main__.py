"""`python -m tests.bench` measures what answers cost; with the name of another file here, that one runs."""

import runpy
import sys
from pathlib import Path

PARTS = sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))

if __name__ == "__main__":
    part = sys.argv.pop(1) if len(sys.argv) > 1 else "costs"
    if part not in PARTS:
        sys.exit(f"There is no {part} here, but: {', '.join(PARTS)}.")
    runpy.run_module(f"tests.bench.{part}", run_name="__main__", alter_sys=True)
