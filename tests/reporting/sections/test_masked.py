"""Small cells are hidden, and nothing that is shown gives them back."""

import pytest

from reporting.sections.masked import (
    Category,
    Masking,
    category_chart,
    mask_categories,
    mask_ticks,
)

INSIDE = Masking(5, public=False)
PUBLIC = Masking(11, public=True)


def categories(*counts):
    return [Category(f"c{index}", f"Liste {index}", count) for index, count in enumerate(counts)]


def shown(counts, masking):
    return [item.people for item in mask_categories(categories(*counts), masking)]


def test_large_cells_stay():
    assert shown([40, 30, 12], INSIDE) == [40, 30, 12]


def test_small_cell_takes_another_with_it():
    assert shown([40, 30, 2], INSIDE) == [40, None, None]


def test_empty_cell_is_shown_inside_and_hidden_in_public():
    assert shown([40, 30, 0], INSIDE) == [40, 30, 0]
    assert shown([40, 30, 0], PUBLIC)[2] is None


def test_public_threshold_is_higher():
    assert shown([60, 40, 7, 8], INSIDE) == [60, 40, 7, 8]
    assert shown([60, 40, 7, 8], PUBLIC) == [60, 40, None, None]


def test_too_few_people_show_nothing_at_all():
    assert mask_categories(categories(2, 1), INSIDE) == ()
    assert mask_ticks(categories(2, 1), 3, INSIDE) == ()


def test_masked_and_empty_look_the_same_in_public():
    small, empty = mask_ticks(categories(3, 0), 100, PUBLIC)
    assert (small.share_text, small.people_text) == (empty.share_text, empty.people_text)


@pytest.mark.parametrize("masking", [INSIDE, PUBLIC])
def test_ticks_of_one_choice_do_not_hide_the_others(masking):
    shown = mask_ticks(categories(98, 60, 3), 100, masking)
    assert [item.people for item in shown] == [98, 60, None]


def test_tick_that_everybody_else_lacks_takes_another_with_it():
    """Of 100 people 97 ticked the first: the other 3 would be known to have ticked the second."""
    shown = mask_ticks(categories(97, 3), 100, INSIDE)
    assert [item.people for item in shown] == [None, None]


def test_chart_holds_no_masked_number():
    chart = category_chart(
        "age", "Âge", mask_categories(categories(61, 37, 2), INSIDE), subtitle=""
    )
    drawn = [text.content for text in chart.wide.texts]
    cells = [cell for row in chart.table.rows for cell in row]
    assert not {"37", "2", "37,0\u202f%", "2,0\u202f%"} & {*drawn, *cells}
    assert "37" not in chart.alternative
