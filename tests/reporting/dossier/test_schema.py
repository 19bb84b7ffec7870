"""The published schema says what the models say, and the shipped dossiers agree with it."""

import json

import pytest
from jsonschema import Draft202012Validator

from docs.dossier.build_schema import schema_text
from reporting.demo.build import FOLDER, dossier_texts
from reporting.dossier.schema import PATH, published_schema


def test_published_schema_is_up_to_date():
    assert PATH.read_text(encoding="utf-8") == schema_text()


def test_published_schema_is_a_schema():
    Draft202012Validator.check_schema(published_schema())


@pytest.mark.parametrize("name", dossier_texts())
def test_shipped_dossier_is_up_to_date(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == dossier_texts()[name]


@pytest.mark.parametrize("name", dossier_texts())
def test_shipped_dossier_agrees_with_the_schema(name):
    document = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    Draft202012Validator(published_schema()).validate(document)
