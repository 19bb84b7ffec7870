"""Where people came from.

Inside and in public the rows are the same, those of the public threshold, and only the masks
differ: two tables folded differently would give back, by subtraction, what each of them masks.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.reference.communes import commune_name, territory_name, territory_of
from events.models import Event
from reporting.charts.chart import Chart
from reporting.sections.masked import (
    Category,
    Masking,
    base_words,
    category_chart,
    mask_categories,
    not_stated,
)

NEAR, FAR = "near", "far"
MOST_COMMUNES = 12


def commune_charts(event: Event, arrivals: int, masking: Masking) -> Iterator[Chart]:
    counts = event.profile_tallies.by_code("insee_code")
    home = territory_of(event.venue.insee_code)
    categories = _categories(counts, home, named_from=event.mask_public)
    shown = mask_categories(categories, masking)
    if shown:
        subtitle = base_words(shown[0].base, not_stated(arrivals, counts))
        yield category_chart("communes", _("Commune"), shown, subtitle=subtitle)


def _categories(counts: dict[str, int], home: str, *, named_from: int) -> list[Category]:
    """Communes of many people by name, the others by territory: one table, so nothing to cross.

    The others have their rows even when there are none: a masked row would say that there are.
    """
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = [item for item in ranked if item[1] >= named_from][:MOST_COMMUNES]
    rest = [item for item in ranked if item not in named]
    near = sum(people for code, people in rest if home and territory_of(code) == home)
    far = sum(people for _code, people in rest) - near
    categories = [Category(code, commune_name(code), people) for code, people in named]
    if home:
        words = _("Other communes of %(territory)s") % {"territory": territory_name(home)}
        categories.append(Category(NEAR, words, near))
    return [*categories, Category(FAR, _("Other communes"), far)]
