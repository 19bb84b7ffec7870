from functools import partial

import pytest
from django.utils import timezone

from tests.factories import (
    make_account_layout,
    make_bilan_version,
    make_declared_figure,
    make_download,
    make_event,
    make_frozen_figure,
    make_grant,
    make_grant_financial_report,
    make_grant_financial_report_version,
    make_narrative_block,
    make_official_blank,
    make_partnership,
    make_user,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
    copy_of,
)


def unknown_document():
    closed = make_grant_financial_report_version()
    event = closed.account.event
    taken = make_download(event=event, document="account", account=closed)
    return copy_of(taken, document="rumour")


def download_of_an_account_with_a_report():
    taken = make_download()
    closed = make_grant_financial_report_version(
        account=make_grant_financial_report(event=taken.event)
    )
    return copy_of(taken, account=closed)


CONSTRAINTS = {
    "reporting_narrativeblock_unique": lambda: copy_of(make_narrative_block()),
    "reporting_narrativeblock_section_known": lambda: changed(
        make_narrative_block(), section="gossip"
    ),
    "reporting_bilanversion_number_unique": lambda: copy_of(make_bilan_version()),
    "reporting_bilanversion_sha256": lambda: copy_of(make_bilan_version(), number=0, sha256="A"),
    "reporting_frozenfigure_unique": lambda: copy_of(make_frozen_figure()),
    "reporting_officialblank_sha256": lambda: changed(make_official_blank(), sha256="A"),
    "reporting_grantaccount_grant_same_event": lambda: changed(
        make_grant_financial_report(), grant=make_grant()
    ),
    "reporting_grantaccount_holder_same_event": lambda: changed(
        make_grant_financial_report(), holder=make_partnership()
    ),
    "reporting_grantaccount_rna": lambda: changed(make_grant_financial_report(), rna="W 12"),
    "reporting_accountversion_number_unique": lambda: copy_of(
        make_grant_financial_report_version()
    ),
    "reporting_accountversion_sha256": lambda: copy_of(
        make_grant_financial_report_version(), number=0, sha256="A"
    ),
    "reporting_download_document_known": unknown_document,
    "reporting_download_of_one_document": download_of_an_account_with_a_report,
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


def change_closed_account():
    return changed(make_grant_financial_report_version(), pdf=b"%PDF-2").save


def delete_closed_account():
    return make_grant_financial_report_version().delete


def used_layout():
    layout = make_account_layout()
    make_grant_financial_report(grant=make_grant(), layout=layout.code)
    return layout


def delete_used_layout():
    return used_layout().delete


def rename_used_layout():
    return changed(used_layout(), code="autre").save


def take_the_report_of_another_event():
    report = make_bilan_version()
    return partial(make_download, event=make_event(), report=report)


def take_the_account_of_another_event():
    account = make_grant_financial_report_version()
    return partial(
        make_download, event=make_event(), document="account", report=None, account=account
    )


def change_a_download():
    return changed(make_download(), downloaded_at=timezone.now()).save


def give_a_download_to_another():
    return changed(make_download(), user=make_user()).save


def delete_a_download():
    return make_download().delete


def write_an_account_in_an_unknown_table():
    return changed(make_grant_financial_report(), layout="fondation").save


TRIGGERS = {
    "reporting_grantaccount_layout_known": [write_an_account_in_an_unknown_table],
    "reporting_accountlayout_in_use": [delete_used_layout, rename_used_layout],
    "reporting_download_same_event": [
        take_the_report_of_another_event,
        take_the_account_of_another_event,
    ],
    "reporting_download_stays": [change_a_download, give_a_download_to_another],
    "reporting_download_kept": [delete_a_download],
    "reporting_accountversion_frozen": [change_closed_account, delete_closed_account],
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
