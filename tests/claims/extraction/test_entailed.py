"""claims.extraction.entailed: what follows from a stated zero, and what does not."""

from claims.extraction.drafts import Draft
from claims.extraction.entailed import with_entailed
from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

CODEBOOK = shipped(SEEDS).codebook


def told(text: str) -> list[Draft]:
    return list(with_entailed(suggest(text, book=CODEBOOK).drafts, CODEBOOK))


def zeros(text: str) -> list[tuple[str, str]]:
    """(attribute, rule's last part) of every zero, in order."""
    return [(one.attribute, one.rule.rpartition(".")[2]) for one in told(text) if one.value.text() == "0"]


def test_none_of_the_whole_is_none_of_its_parts() -> None:
    assert [attribute for attribute, _ in zeros("The blast caused no casualties.")] == [
        "casualties", "killed", "injured",
    ]  # fmt: skip


def test_what_follows_stands_on_the_words_of_what_was_said() -> None:
    said, *following = [
        one for one in told("Police said there were no casualties.") if one.value.text() == "0"
    ]
    for one in following:
        assert (one.start, one.end, one.focus_start, one.focus_end) == (
            said.start, said.end, said.focus_start, said.focus_end,
        )  # fmt: skip
        assert (one.attribution, one.event, one.rule) == (
            said.attribution,
            said.event,
            f"{said.rule}.entailed",
        )


def test_none_of_a_part_says_nothing_of_the_whole() -> None:
    assert [attribute for attribute, _ in zeros("No one was hurt in the blast.")] == ["injured"]


def test_a_figure_of_the_whole_is_not_shared_out() -> None:
    assert not [one for one in told("The blast caused nine casualties.") if one.rule.endswith(".entailed")]
