"""Names of French communes and of the intercommunal body they belong to, from their INSEE code."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def commune_name(insee_code: str) -> str:
    """The code itself when it is unknown: a commune that has merged since, for instance."""
    return _communes().get(insee_code, (insee_code, ""))[0]


def territory_of(insee_code: str) -> str:
    """SIREN of the EPCI or EPT; empty when there is none."""
    return _communes().get(insee_code, ("", ""))[1]


def territory_name(siren: str) -> str:
    return _territories().get(siren, "")


@cache
def all_communes() -> dict[str, str]:
    """Names by INSEE code."""
    return {code: name for code, (name, _territory) in _communes().items()}


@cache
def _communes() -> dict[str, tuple[str, str]]:
    with (FOLDER / "communes.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {row["insee_code"]: (row["name"], row["territory"]) for row in rows}


@cache
def _territories() -> dict[str, str]:
    with (FOLDER / "territories.csv").open(encoding="utf-8", newline="") as lines:
        return {row["siren"]: row["name"] for row in csv.DictReader(lines)}
