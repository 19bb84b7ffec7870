"""Small files, sent as the pages send them."""

import io

from partners.imports.applying import apply_import
from partners.imports.drafts import create_draft, plan_of


def draft_of(event, user, *lines, kind="organisations", joins=True, encoding="utf-8"):
    content = "\r\n".join(lines).encode(encoding)
    return create_draft(
        event=event,
        kind=kind,
        joins_event=joins,
        file=io.BytesIO(content),
        name="liste.csv",
        size=len(content),
        by=user,
    )


def planned(event, user, *lines, **options):
    draft = draft_of(event, user, *lines, **options)
    return draft, plan_of(draft, user)


def imported(event, user, *lines, **options):
    draft, plan = planned(event, user, *lines, **options)
    apply_import(draft=draft, digest=plan.digest, by=user)
    draft.refresh_from_db()
    return draft


def outcomes(plan):
    return [str(line.outcome) for line in plan.lines]
