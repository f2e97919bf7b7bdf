"""Cells of the admin's lists name their role and the heading of their column, which a phone shows beside them."""

import pytest
from django.utils.safestring import mark_safe

from factcheck.templatetags.lists import labelled


def test_a_cell_names_its_role_and_its_heading() -> None:
    cells = ['<th class="field-name"><a href="/1/">Iraq</a></th>', '<td class="field-kind">state</td>']
    named, kind = labelled(cells, [{"text": "name"}, {"text": 'the "kind"'}])
    assert named == ('<th role="rowheader" data-label="Name" class="field-name"><a href="/1/">Iraq</a></th>')
    assert kind == (
        '<td role="cell" data-label="The &quot;kind&quot;" class="field-kind">state</td>'
    )  # fmt: skip


@pytest.mark.parametrize("empty", ['<td class="field-owner">—</td>', '<td class="field-why"></td>'])
def test_a_cell_that_says_nothing_says_so(empty: str) -> None:
    (cell,) = labelled([empty], [{"text": "owner"}])
    assert "data-is-empty" in cell


def test_a_zero_and_a_no_are_answers() -> None:
    cells = ["<td>0</td>", '<td><img src="icon-no.svg" alt="False"></td>']
    assert not any("data-is-empty" in cell for cell in labelled(cells, [{"text": "n"}, {"text": "is it"}]))


def test_boxes_to_tick_have_no_heading() -> None:
    box = mark_safe('<input type="checkbox" id="action-toggle">')
    (cell,) = labelled(['<td class="action-checkbox"></td>'], [{"text": box}])
    assert 'data-label=""' in cell
