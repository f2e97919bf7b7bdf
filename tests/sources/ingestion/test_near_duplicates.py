"""Near-duplicates: copies and shared paragraphs are told from two reports of one event."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.ingestion.near_duplicates import (
    CANDIDATE_KEYS,
    KEPT_HASHES,
    Fingerprint,
    Overlap,
    copied_passages,
    fingerprint,
    likeness,
    similarity,
)

WIRE = """Two barges laden with gravel sank beside the old quay on Friday night, the harbour office said.
Nobody was on board when they went down, but a guard who slipped on the wet steps was treated for shock.
Divers are to look at the hulls at first light, and the channel stays closed to ships until they have done so.
It was the second accident of its kind since spring, when a tug burned out at the same berth.
The owner, a small company from upstream, did not answer calls, and the police have opened an enquiry."""

OTHER_REPORT = """At the harbour's old quay two gravel barges were lost in the night from Friday to Saturday.
According to firefighters the vessels had been moored there, empty of crew, for about a week.
One watchman needed care. Traffic on the channel has been halted while divers work.
A tug had caught fire nearby in April. Investigators want to hear the company that owns both barges."""

WORDS = st.lists(st.sampled_from(["barge", "quay", "night", "guard", "diver", "tug"]), max_size=40).map(
    " ".join
)


def _edited(text: str, share: float) -> str:
    """The text with about this share of its words replaced, the same each time."""
    chance = random.Random(7)
    return " ".join(
        f"edited{number}" if chance.random() < share else word for number, word in enumerate(text.split())
    )


@pytest.mark.parametrize(
    ("other", "overlap"),
    [
        (WIRE, Overlap.COPY),
        # Typography is no edit: capitals, accents, apostrophes, line breaks.
        (WIRE.upper().replace(",", " —").replace("\n", "\n\n"), Overlap.COPY),
        # A desk cuts the last two paragraphs.
        ("\n".join(WIRE.split("\n")[:3]), Overlap.COPY),
        # A desk changes every tenth word or so.
        (_edited(WIRE, 0.1), Overlap.COPY),
        # Two paragraphs of the agency stand in a report of the outlet's own.
        (OTHER_REPORT + "\n" + "\n".join(WIRE.split("\n")[1:3]), Overlap.SHARES_PASSAGES),
        # Another report of the same event, in its own words.
        (OTHER_REPORT, Overlap.APART),
        ("", Overlap.APART),
    ],
)
def test_copies_are_told_from_reports_of_one_event(other: str, overlap: Overlap) -> None:
    assert likeness(fingerprint(WIRE), fingerprint(other)).overlap is overlap


def test_likeness_says_what_it_saw() -> None:
    half = likeness(fingerprint("one two three four five six seven"), fingerprint("one two three four five"))
    assert (half.similarity, half.containment) == (0.5, 1.0)
    assert half.detail == "100% of the shorter text's runs of 4 words stand in the other"
    short = likeness(fingerprint("too short"), fingerprint(WIRE))
    assert (short.similarity, short.containment, short.detail) == (
        0,
        0,
        "one of the texts is too short to compare",
    )


def test_spans_leave_the_furniture_out() -> None:
    furniture = "Follow us on every network there is and never miss the news of the port again"
    first, second = f"{WIRE}\n{furniture}", f"{OTHER_REPORT}\n{furniture}"
    assert similarity(fingerprint(first), fingerprint(second)) > 0
    bare = fingerprint(first, [(0, len(WIRE))]), fingerprint(second, [(0, len(OTHER_REPORT))])
    assert similarity(*bare) == 0


def test_fingerprints_do_not_change_from_run_to_run() -> None:
    # Stored fingerprints meet those of later runs, so the hash is fixed here.
    assert fingerprint("one two three four").candidate_keys() == ("197b7aa56db71ad2",)


def test_a_copy_is_found_by_its_candidate_keys() -> None:
    wire, copy = fingerprint(WIRE), fingerprint(_edited(WIRE, 0.1))
    assert len(wire.candidate_keys()) == CANDIDATE_KEYS
    assert set(wire.candidate_keys()) & set(copy.candidate_keys())


def test_long_texts_are_estimated_from_a_sample() -> None:
    chance = random.Random(3)
    text = " ".join(f"word{chance.randrange(3000)}" for _ in range(6000))
    sampled, edited = fingerprint(text), fingerprint(_edited(text, 0.1))
    assert len(sampled.hashes) == KEPT_HASHES < sampled.shingles
    # 0.9 ** 4 of the runs of four words survive.
    assert likeness(sampled, edited).containment == pytest.approx(0.9**4, abs=0.05)
    # A short excerpt is still found in a long text.
    excerpt = fingerprint(" ".join(text.split()[1000:3000]))
    assert likeness(sampled, excerpt).containment == pytest.approx(1, abs=0.05)


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_a_share(first: str, second: str) -> None:
    a, b = fingerprint(first), fingerprint(second)
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b).similarity <= likeness(a, b).containment <= 1


@given(WORDS.filter(lambda text: len(text.split()) >= 4))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert similarity(fingerprint(text), fingerprint(text)) == 1


def test_an_empty_fingerprint_is_whole() -> None:
    assert fingerprint("") == Fingerprint((), 0)
    assert fingerprint("").is_whole


def test_copied_passages_are_shown_in_both_texts() -> None:
    sentence = "Divers are to look at the hulls at first light, and the channel stays closed"
    other = f"The port said: {sentence.upper()} — for now."
    (passage,) = copied_passages(WIRE, other)
    assert WIRE[passage.a_start : passage.a_end] == sentence
    assert other[passage.b_start : passage.b_end] == sentence.upper()
    assert passage.words == 15


def test_reports_of_one_event_share_no_passage() -> None:
    assert copied_passages(WIRE, OTHER_REPORT) == []
    assert copied_passages("", WIRE) == []


@given(WORDS, WORDS)
def test_passages_are_the_same_words_in_order_and_apart(first: str, second: str) -> None:
    end = 0
    for passage in copied_passages(first, second, least_words=3):
        assert end <= passage.a_start < passage.a_end
        end = passage.a_end
        assert first[passage.a_start : passage.a_end] == second[passage.b_start : passage.b_end]
