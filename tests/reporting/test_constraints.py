import pytest

from tests.factories import (
    make_bilan_version,
    make_declared_figure,
    make_frozen_figure,
    make_narrative_block,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
    copy_of,
)

CONSTRAINTS = {
    "reporting_narrativeblock_unique": lambda: copy_of(make_narrative_block()),
    "reporting_narrativeblock_section_known": lambda: changed(
        make_narrative_block(), section="gossip"
    ),
    "reporting_bilanversion_number_unique": lambda: copy_of(make_bilan_version()),
    "reporting_bilanversion_sha256": lambda: copy_of(make_bilan_version(), number=0, sha256="A"),
    "reporting_frozenfigure_unique": lambda: copy_of(make_frozen_figure()),
    "reporting_declaredfigure_unique": lambda: copy_of(make_declared_figure()),
    "reporting_declaredfigure_value": lambda: changed(make_declared_figure(), is_counted=False),
    "reporting_declaredfigure_source": lambda: changed(make_declared_figure(), source=""),
}


def change_published_text():
    return changed(make_bilan_version(), html="<p>Autre</p>").save


def delete_published_version():
    return make_bilan_version().delete


def change_published_figure():
    return changed(make_frozen_figure(), value=751).save


def delete_published_figure():
    return make_frozen_figure().delete


TRIGGERS = {
    "reporting_bilanversion_frozen": [change_published_text, delete_published_version],
    "reporting_frozenfigure_frozen": [change_published_figure, delete_published_figure],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name):
    assert_constraint_holds(name, CONSTRAINTS[name]())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "prepare"), acts_of(TRIGGERS))
def test_trigger_refuses(name, prepare):
    assert_trigger_refuses(name, prepare())
