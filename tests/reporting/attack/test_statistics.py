"""The masking itself, on any counts: nothing that it hides can be solved."""

from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reporting.statistics.blocks import Group, shown_forms, untold
from reporting.statistics.masking import mask_series, mask_table, mask_ticks
from tests.reporting.attack.solver import MOST, Unknowns, solved, told_from_empty

INSIDE, PUBLIC = 5, 11
counts = st.lists(st.integers(0, 9) | st.integers(0, 40), min_size=1, max_size=7)
tables = st.tuples(st.integers(2, 3), st.integers(2, 3)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 14), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


def read(unknowns, cells, *, least=0):
    """Cells as printed, by place; a masked one holds at least `least`. Gives the masked ones."""
    for place, shown in cells.items():
        if shown is None:
            unknowns.add(place, least=least)
        else:
            unknowns.told(place, shown)
    return [place for place, shown in cells.items() if shown is None]


def read_series(unknowns, masked, *, least=0):
    if masked.total is None:
        return []
    places = read(unknowns, dict(enumerate(masked.cells)), least=least)
    unknowns.total(range(len(masked.cells)), masked.total)
    return places


@given(counts)
@settings(max_examples=150, deadline=None)
def test_public_series_tells_neither_a_count_nor_that_there_is_none(numbers):
    unknowns = Unknowns()
    masked = read_series(unknowns, mask_series(numbers, threshold=PUBLIC, public=True))
    assert told_from_empty(unknowns, masked) == {}


@given(counts)
@settings(max_examples=150, deadline=None)
def test_who_reads_inside_and_in_public_solves_nothing(numbers):
    """Inside an empty cell is shown, so that a masked one is known to hold somebody."""
    unknowns = Unknowns()
    inside = mask_series(numbers, threshold=INSIDE, public=False)
    hides_empty = any(
        shown is None and not number for number, shown in zip(numbers, inside.cells, strict=True)
    )
    masked = read_series(unknowns, inside, least=0 if hides_empty else 1)
    read_series(unknowns, mask_series(numbers, threshold=PUBLIC, public=True))
    assert solved(unknowns, masked) == {}


@given(tables)
@settings(max_examples=60, deadline=None)
def test_public_table_tells_neither_a_count_nor_that_there_is_none(rows):
    masked = mask_table(rows, threshold=PUBLIC, public=True)
    if masked.total is None:
        return
    unknowns = Unknowns()
    height, width = range(len(rows)), range(len(rows[0]))
    cells = {(y, x): masked.rows[y][x] for y in height for x in width}
    cells |= {(y, "sum"): masked.row_totals[y] for y in height}
    cells |= {("sum", x): masked.column_totals[x] for x in width}
    cells["sum", "sum"] = masked.total
    hidden = read(unknowns, cells)
    for y in (*height, "sum"):
        unknowns.between({(y, "sum"): -1, **{(y, x): 1 for x in width}}, 0, 0)
    for x in (*width, "sum"):
        unknowns.between({("sum", x): -1, **{(y, x): 1 for y in height}}, 0, 0)
    assert solved(unknowns, hidden) == {}


people_ticking = st.lists(
    st.frozensets(st.integers(0, 3), min_size=1), min_size=INSIDE, max_size=40
)


@given(people_ticking, st.booleans())
@settings(max_examples=150, deadline=None)
def test_masked_ticks_cannot_be_solved(people, public):
    """Even by a reader who knows the threshold, as long as that agrees with what is told."""
    threshold = PUBLIC if public else INSIDE
    numbers = [sum(choice in ticked for ticked in people) for choice in range(4)]
    assume(len(people) >= threshold)
    shown = mask_ticks(numbers, len(people), threshold=threshold, public=public)
    for most in (len(people), threshold - 1):
        unknowns = Unknowns()
        masked = read(unknowns, dict(enumerate(shown)), least=0 if public else 1)
        for place in masked:
            unknowns.add(place, most=most)
        unknowns.between(dict.fromkeys(range(4), 1), len(people), MOST)
        if masked and (most == len(people) or unknowns.range_of({0: 1})):
            assert solved(unknowns, masked) == {}


forms = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 2)), min_size=5, max_size=60
)


@given(forms, st.sampled_from([3, 5, 11]))
@settings(max_examples=100, deadline=None)
def test_groups_that_are_not_told_stay_so_for_whoever_has_every_form(rows, threshold):
    """`rows`: the group of each form and its replies to two questions. The reader has the forms
    without their group, and what is told of the groups."""
    groups = groups_of(rows)
    assume(len(groups) > 1)  # one alone is the questionnaire itself
    hidden = untold(groups, threshold=threshold)
    sizes = shown_forms(groups, hidden, threshold=threshold)
    unknowns = Unknowns()
    patterns = Counter((first, second) for _group, first, second in rows)
    for pattern, number in patterns.items():
        for group in groups:
            unknowns.add((group.code, pattern))
        unknowns.total([(group.code, pattern) for group in groups], number)
    for group in groups:
        if sizes[group.code] is not None:
            unknowns.total([(group.code, p) for p in patterns], sizes[group.code])
        if group.code not in hidden:
            for question, reply, weights in cells_of(group, patterns):
                number = group.answers[question][reply]
                assert number == 0 or number >= threshold
                unknowns.between(weights, number, number)
    known = [
        (group.code, question, reply)
        for group in groups
        if group.code in hidden
        for question, reply, weights in cells_of(group, patterns)
        if 0 < group.answers[question][reply] < threshold
        and len(set(unknowns.range_of(weights))) == 1
    ]
    assert known == []


def groups_of(rows):
    return [
        Group(
            str(code),
            sum(row[0] == code for row in rows),
            tuple(
                tuple(
                    sum(row[0] == code and row[place] == reply for row in rows)
                    for reply in range(3)
                )
                for place in (1, 2)
            ),
        )
        for code in sorted({row[0] for row in rows})
    ]


def cells_of(group, patterns):
    """Each question and reply, and the unknowns that add up to it in this group."""
    for question in range(2):
        for reply in range(3):
            chosen = [pattern for pattern in patterns if pattern[question] == reply]
            if chosen:
                yield question, reply, {(group.code, pattern): 1 for pattern in chosen}


@given(forms, st.sampled_from([3, 5, 11]))
def test_every_block_and_every_union_of_blocks_is_nobody_or_enough(rows, threshold):
    groups = groups_of(rows)
    hidden = untold(groups, threshold=threshold)
    if len(hidden) == len(groups):
        return
    pool = [group for group in groups if group.code in hidden]
    assert len(pool) != 1
    blocks = [[group] for group in groups if group.code not in hidden] + ([pool] if pool else [])
    for block in blocks:
        for question in range(2):
            for reply in range(3):
                number = sum(group.answers[question][reply] for group in block)
                assert number == 0 or number >= threshold


def test_the_search_finds_what_a_total_gives_back():
    unknowns = Unknowns()
    masked = read(unknowns, {"a": 40, "b": 12, "c": None})
    unknowns.total("abc", 55)
    assert solved(unknowns, masked) == {"c": (3, 3)}


def test_the_search_finds_an_empty_cell():
    unknowns = Unknowns()
    masked = read(unknowns, {"a": 40, "b": None, "c": None})
    unknowns.total("abc", 40)
    assert set(told_from_empty(unknowns, masked)) == {"b", "c"}
