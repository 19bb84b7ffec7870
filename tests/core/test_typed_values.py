"""What people type as they write it on paper."""

from datetime import time

import pytest
from django import forms

from core.siret import SiretFormField


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9h", time(9)),
        ("18h00", time(18)),
        ("9 h 30", time(9, 30)),
        ("9\u00a0h\u00a030", time(9, 30)),
        ("9\u202fh", time(9)),
        ("09:30", time(9, 30)),
        ("09:30:00", time(9, 30)),
    ],
)
def test_an_hour_is_understood_as_it_is_written(typed, meant):
    assert forms.TimeField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["25h", "9h75", "neuf heures"])
def test_what_is_no_hour_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        forms.TimeField().clean(typed)


def test_a_form_shows_hours_without_seconds():
    assert forms.TimeInput().format_value(time(9)) == "09:00"


@pytest.mark.parametrize("typed", ["732 829 320 00074", "732\u00a0829\u202f32000074"])
def test_the_spaces_of_a_siret_are_taken_out(typed):
    assert SiretFormField(max_length=14).clean(typed) == "73282932000074"
