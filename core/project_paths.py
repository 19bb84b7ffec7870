"""Where the project lies, and where this machine keeps what is made or fetched for it."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def var_folder() -> Path:
    """Never committed, safe to delete when nothing runs (the development data goes with it)."""
    return Path(os.environ.get("CITE_VAR") or ROOT / "var").absolute()
