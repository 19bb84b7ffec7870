"""Every sentence of the code and the templates has its French text."""

import re

from django.core.management import call_command
from django.utils import translation

from core import catalogue
from tests.core.test_every_rule_is_tested import CONSTRAINTS, TRIGGERS
from tests.refusals import trigger_named

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|{\w*}")


def keys(found):
    return {(message.context, message.id) for message in found if message.id}


def told(message):
    """Each msgid beside each of its translations."""
    identifiers = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return identifiers, strings


def test_every_message_is_in_the_catalogue():
    missing = keys(catalogue.wanted()) - keys(catalogue.stored())
    assert not missing, "\n".join(sorted(str(identifier) for _, identifier in missing))


def test_no_message_is_left_over():
    unused = keys(catalogue.stored()) - keys(catalogue.wanted())
    assert sorted(str(identifier) for _, identifier in unused) == []


def test_every_message_is_translated():
    missing = catalogue.untranslated(catalogue.stored())
    assert not missing, "\n".join(sorted(missing))


def django_words():
    return {
        message.id
        for message in catalogue.wanted()
        if {path for path, _ in message.locations} == {"citeephemere/django_words.py"}
    }


def test_placeholders_are_the_same():
    """A plural may leave its number out of the singular; what we say in Django's place may leave
    out what Django says in English (names of fields and of models)."""
    in_place_of_django = django_words()
    wrong = []
    for message in catalogue.stored():
        identifiers, strings = told(message)
        if not all(strings):
            continue  # reported as untranslated
        asked = set(PLACEHOLDER.findall(" ".join(identifiers)))
        if message.id and any(set(PLACEHOLDER.findall(text)) - asked for text in strings):
            wrong.append(message.id)
        if message.id in in_place_of_django:
            continue
        if message.id and set(PLACEHOLDER.findall(strings[-1])) != asked:
            wrong.append(message.id)
    assert wrong == []


def test_compiled_file_is_the_source_compiled():
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(catalogue.stored())


def test_update_changes_nothing_more():
    """The files are as the command leaves them."""
    updated = catalogue.updated()
    assert keys(updated) == keys(catalogue.stored())
    assert catalogue.compiled(updated) == catalogue.compiled(catalogue.stored())


def test_refusals_of_the_database_are_messages():
    """Constraints and triggers keep English; the catalogue must know each of their sentences."""
    with translation.override("en"):
        refusals = {str(constraint.violation_error_message) for constraint in CONSTRAINTS.values()}
    refusals |= {trigger_named(name).message for name in TRIGGERS}
    assert sorted(refusals - {identifier for _, identifier in keys(catalogue.wanted())}) == []


def test_command_adds_keeps_and_drops(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    monkeypatch.setattr(catalogue, "SOURCE", tmp_path / "django.po")
    monkeypatch.setattr(catalogue, "COMPILED", tmp_path / "django.mo")
    old = catalogue.wanted()
    kept = next(message for message in old if message.id and not message.pluralizable)
    kept.string = "Texte gardé"
    old.add("Nothing asks for this any more.", "Plus rien ne le demande.")
    old.delete("Choose an item from the list.")
    catalogue.save(old)
    call_command("update_catalogue")
    assert keys(catalogue.stored()) == keys(catalogue.wanted())
    assert catalogue.stored().get(kept.id, kept.context).string == "Texte gardé"
    assert "to translate: Choose an item from the list." in capsys.readouterr().out
    assert (tmp_path / "django.mo").read_bytes() == catalogue.compiled(catalogue.stored())


PLAIN_SPACE = re.compile(r"(?<=\S)[ \u00a0](?=[:;!?»](?:\s|$|[.,)<…]))|«[ \u00a0]")


def test_french_spaces_are_narrow_and_do_not_break():
    """Before : ; ! ? » and after «, as reporting.tables.typography sets them elsewhere."""
    wrong = [text for message in catalogue.stored() for text in told(message)[1] if message.id]
    assert [text for text in wrong if PLAIN_SPACE.search(text)] == []
