"""Refuses to start when a page does not say who may open it (see core.access)."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from citeephemere.url_patterns import own_patterns


@register(Tags.urls)
def every_page_says_who_may_open_it(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"The page “{path}” does not say who may open it.",
            hint="Decorate its view: public or any_account (core.access), "
            "for_roles or for_everybody (events.access).",
            obj=pattern.callback,
            id="citeephemere.E001",
        )
        for path, pattern in own_patterns()
        if not hasattr(pattern.callback, "access")
    ]
