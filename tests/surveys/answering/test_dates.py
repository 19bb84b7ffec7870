"""When a questionnaire opens, as each language writes the first of a month."""

from datetime import UTC, datetime

import pytest

from surveys.views.answer_pages import Reader


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fr", "1er juin 2019 09:00"),
        ("en", "1 June 2019, 09:00"),
        ("es", "1 de junio de 2019 09:00"),
        ("tr", "01 Haziran 2019 09:00"),
        ("zh", "2019年6月1日 09:00"),
    ],
)
def test_opening_in_words(rf, language, printed):
    assert Reader(rf.get("/"), None, language).date(datetime(2019, 6, 1, 7, tzinfo=UTC)) == printed
