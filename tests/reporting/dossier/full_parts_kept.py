"""Questionnaires of the full dossier once their answers are erased."""

from typing import Any

from tests.reporting.dossier.full_parts import survey

SURVEY_PURGE = {
    "done_on": "2022-01-01",
    "report_number": 2,
    "responses": 40,
    "texts": 3,
    "invitations": 60,
}


def erased_survey() -> dict[str, Any]:
    """The same after its time: totals instead of responses and invitations."""
    found = survey()
    [version] = found["versions"]
    del version["responses"], found["invitations"]
    found["kept"] = {"responses": 40, "invited": 60}
    for question in version["questions"]:
        question["kept"] = {"asked": 40, "respondents": 31, "public_respondents": 31}
        for choice in question["choices"]:
            choice["kept"] = {"number": 12, "public_number": 12}
    version["questions"][2]["kept"] = {"asked": 0}  # about the people, and too few
    version["questions"][3]["kept_marks"] = [{"score": 0, "number": 4}, {"score": 9, "number": 27}]
    return found
