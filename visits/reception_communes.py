"""All communes, for the tablet's search: [["93006", "Bagnolet"], …]."""

import csv
import json
from functools import cache

from core.reference.communes import FOLDER


@cache
def communes_json() -> bytes:
    with (FOLDER / "communes.csv").open(encoding="utf-8", newline="") as lines:
        rows = [[row["insee_code"], row["name"]] for row in csv.DictReader(lines)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
