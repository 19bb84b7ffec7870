"""Benchmarks on the demonstration: `python3 dev.py bench [rounds]`.

Machines differ and are noisy, so every figure is a ratio to something measured in the same run.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citeephemere.settings.development")
django.setup()

from bench import (  # noqa: E402
    check_ins,
    growth,
    imports,
    pages,
    report,
    results,
    scale,
    submissions,
    taps,
)

if __name__ == "__main__":
    if sys.argv[1:2] == ["scale"]:
        sys.exit(scale.main(sys.argv[2:]))
    if sys.argv[1:2] == ["check-ins"]:
        sys.exit(check_ins.compare(float(sys.argv[2]) if len(sys.argv) > 2 else 5))
    if sys.argv[1:2] == ["submissions"]:
        sys.exit(submissions.compare(float(sys.argv[2]) if len(sys.argv) > 2 else 5))
    if sys.argv[1:2] == ["import"]:
        sys.exit(imports.compare(int(sys.argv[2]) if len(sys.argv) > 2 else 5_000))
    if sys.argv[1:2] == ["results"]:
        sys.exit(results.compare(15, int(float(sys.argv[2])) if len(sys.argv) > 2 else 1_000_000))
    if sys.argv[1:2] == ["taps"]:
        sys.exit(taps.main(int(sys.argv[2]) if len(sys.argv) > 2 else 60))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    pages.compare(rounds)
    growth.compare(rounds)
    report.compare(max(3, rounds // 5))
