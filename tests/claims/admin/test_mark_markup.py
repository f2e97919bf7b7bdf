"""The markup of a text: its words and no others, whatever stands in them, inside the marks of its claims."""

from dataclasses import dataclass
from html import unescape
from re import sub

from hypothesis import given
from hypothesis import strategies as st

from claims.admin.marked_text import cut


@dataclass(frozen=True)
class Attribute:
    family: str = "people"


@dataclass(frozen=True)
class Claim:
    ordinal: int
    start: int
    end: int
    focus_start: int
    focus_end: int
    status: str = "suggested"
    attribute: Attribute = Attribute()


def markup_of(text: str, *claims: Claim) -> str:
    [block] = cut(text, [], claims, contested=[2])
    return str(block.markup)


def test_words_that_look_like_markup_are_words() -> None:
    text = """a <b>"x"</b> & 'y'"""
    assert markup_of(text) == "a &lt;b&gt;&quot;x&quot;&lt;/b&gt; &amp; &#x27;y&#x27;"


def test_overlapping_claims_lie_in_one_link_to_the_outermost() -> None:
    found = markup_of("<7> fell", Claim(1, 0, 8, 0, 3), Claim(2, 0, 3, 1, 2))
    outer = '<mark class="mark f-people d0 is-suggested{}" data-claim="1">'
    inner = '<mark class="mark f-people d1 is-suggested is-contested first last" data-claim="2">'
    link = '<a class="seg" href="#claim-1" data-quotes="1 2">'
    assert found == (
        f"{link}{outer.format(' first')}&lt;</mark></a>"
        f"{link}{outer.format('')}{inner}7</mark></mark></a>"
        f"{link}{outer.format(' last')}&gt;</mark></a>"
        '<span class="seg" data-quotes="1"> fell</span>'
    )


def test_no_code_leaves_its_attribute() -> None:
    found = markup_of("seven", Claim(1, 0, 5, 0, 5, status='"><i>', attribute=Attribute('"x')))
    assert "<i>" not in found
    assert 'class="mark f-&quot;x d0 is-&quot;&gt;&lt;i&gt; first last"' in found


@given(st.text(alphabet="a <>&\"'\n\u0301é", min_size=2, max_size=20), st.data())
def test_without_its_tags_the_markup_is_the_text(text: str, data: st.DataObject) -> None:
    bounds = [sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2))) for _ in range(3)]
    claims = [Claim(number, *bound, *bound) for number, bound in enumerate(bounds, 1)]
    assert unescape(sub("<[^>]*>", "", markup_of(text, *claims))) == text
