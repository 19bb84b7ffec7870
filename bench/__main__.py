"""Benchmarks on the demonstration: `python3 dev.py bench [rounds]`.

Machines differ and are noisy, so every figure is a ratio to something measured in the same run.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citeephemere.settings.development")
django.setup()

from bench import growth, pages, report  # noqa: E402

if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    pages.compare(rounds)
    growth.compare(rounds)
    report.compare(max(3, rounds // 5))
