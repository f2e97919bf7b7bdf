"""claims.extraction.pointed: the sentence around words, what they state, and which attributes they may be."""

import pytest

from claims.domain.codes import Comparator, Modality
from claims.domain.values import Quantity
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import read
from claims.extraction.pointed import Pointed, likely_attributes, pointed_at
from claims.extraction.reading import Reading
from tests.claims.extraction.cast import CODEBOOK, REGISTER, document

TEXT = (
    "Rockets fell in 2020. At least three guards and two girls were hurt. Nobody spoke. "
    "The army said that four soldiers may have been killed on Tuesday."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(document(TEXT), CODEBOOK, load_pack("en"), REGISTER)


def at(reading: Reading, words: str, attribute: str = "") -> tuple[str, Pointed]:
    start = TEXT.index(words)
    found = pointed_at(reading, start, start + len(words), attribute)
    return TEXT[found.start : found.end], found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("three guards", "At least three guards and two girls were hurt."),
        # both that are touched
        ("hurt. Nobody", "At least three guards and two girls were hurt. Nobody spoke."),
        ("uard", "At least three guards and two girls were hurt."),  # half a word
        (TEXT, TEXT),
    ],
)
def test_the_sentence_around_the_words(reading: Reading, words: str, sentence: str) -> None:
    assert at(reading, words)[0] == sentence


@pytest.mark.parametrize("words", ["At least three", "three", "three guards"])
def test_a_number_keeps_the_words_that_bound_it(reading: Reading, words: str) -> None:
    draft = at(reading, words, "injured")[1].draft
    assert draft is not None
    assert isinstance(draft.value, Quantity)
    assert (draft.value.comparator, draft.value.number) == (Comparator.AT_LEAST, 3)


@pytest.mark.parametrize("words", ["guards", "The army"])
def test_words_without_a_number_state_no_count(reading: Reading, words: str) -> None:
    assert at(reading, words, "injured")[1].draft is None


def test_mood_and_speaker_are_those_of_the_words(reading: Reading) -> None:
    draft = at(reading, "four soldiers", "killed")[1].draft
    assert draft is not None
    assert (draft.modality, draft.attribution.informant) == (Modality.HEDGED, "The army")


def test_mood_and_speaker_are_read_where_the_words_state_no_value(reading: Reading) -> None:
    found = at(reading, "soldiers", "killed")[1]
    assert found.draft is None
    assert found.around is not None
    assert (found.around.modality, found.around.attribution.informant) == (Modality.HEDGED, "The army")


def test_an_attribute_that_the_codebook_lacks_states_nothing(reading: Reading) -> None:
    assert at(reading, "three", "no_such_attribute")[1].draft is None


def test_the_likeliest_attribute_comes_first(reading: Reading) -> None:
    start = TEXT.index("four soldiers")
    assert likely_attributes(reading, start, start + len("four soldiers"))[0] == "killed"
    start = TEXT.index("Tuesday")
    assert "event_date" in likely_attributes(reading, start, start + len("Tuesday"))


def test_an_attribute_that_nothing_speaks_for_is_not_likely(reading: Reading) -> None:
    start = TEXT.index("spoke")
    assert "killed" not in likely_attributes(reading, start, start + len("spoke"))
    assert likely_attributes(reading, len(TEXT), len(TEXT)) == []
