"""What the database says of a row never reaches the log."""

import io
import logging

import pytest
from django.conf import settings
from django.db import DataError, IntegrityError, connection, transaction

from core.log_privacy import WithoutRows
from tests.factories import make_professional

ADDRESS = "zz-canari@example.org"
MANY_LINES, WRONG = "Zz-canari\n\nCONTEXT:  zz-canari", "zz-canari"


@pytest.fixture
def log(monkeypatch):
    """What the console of the settings would print."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter(settings.LOGGING["formatters"]["plain"]["format"]))
    handler.addFilter(WithoutRows())
    logger = logging.getLogger("tests.log_privacy")
    monkeypatch.setattr(logger, "handlers", [handler])
    monkeypatch.setattr(logger, "propagate", False)
    return logger, written


def twice_the_same_address():
    make_professional(email=ADDRESS)
    with transaction.atomic():
        make_professional(email=ADDRESS.upper())


def row_that_breaks_a_rule():
    with transaction.atomic():
        make_professional(job_title=MANY_LINES, phone=WRONG)


@pytest.mark.django_db
@pytest.mark.parametrize("act", [twice_the_same_address, row_that_breaks_a_rule])
@pytest.mark.parametrize("way", ["exception", "argument", "message", "wrapped"])
def test_error_of_the_database_is_named_and_not_quoted(act, way, log):
    logger, written = log
    try:
        try:
            act()
        except IntegrityError as error:
            if way == "wrapped":
                raise RuntimeError("zz-outside") from error
            raise
    except (IntegrityError, RuntimeError) as error:
        if way in ("exception", "wrapped"):
            logger.exception("request failed")
        elif way == "argument":
            logger.error("request failed: %s", error)
        else:
            logger.error(error)
    told = written.getvalue()
    assert "canari" not in told.lower()
    assert "partners_professional_" in told
    assert ("Traceback" in told) == (way in ("exception", "wrapped"))


def test_other_errors_are_told_whole(log):
    logger, written = log
    try:
        raise ValueError("plain words")
    except ValueError:
        logger.exception("failed for %s", "a reason")
    assert "ValueError: plain words" in written.getvalue()
    assert "failed for a reason" in written.getvalue()


@pytest.mark.django_db
def test_value_that_the_database_cannot_read_is_not_quoted(log):
    logger, written = log
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT CAST(%s AS integer)", [WRONG])
    except DataError:
        logger.exception("failed")
    assert "canari" not in written.getvalue()
    assert "22P02" in written.getvalue()


def test_console_of_the_settings_uses_it():
    console = settings.LOGGING["handlers"]["console"]
    assert [settings.LOGGING["filters"][name]["()"] for name in console["filters"]] == [
        "core.log_privacy.WithoutRows"
    ]
