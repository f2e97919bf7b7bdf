"""What a result hangs on, against leaving each voice out by hand (hypothesis)."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, note, settings

from claims.consensus import hanging
from claims.consensus.context import Context
from claims.consensus.settled import Role, Settled
from claims.domain.codes import Axis, Modality, Provenance, Stake, ValueRelation
from claims.domain.statements import Statement
from tests.claims.consensus.cast import context, link, says, settle

NUMBERS = st.sampled_from(["7", "7", "7", "8", "5", ">=5", "<=9", "5-9", "~70", "~71", "none", "some"])
DAYS = st.one_of(st.none(), st.none(), st.integers(1, 3))
SYMMETRIC = [
    (Axis.VALUE, ValueRelation.CORROBORATES),
    (Axis.VALUE, ValueRelation.CONFLICTS),
    (Axis.PROVENANCE, Provenance.INDEPENDENT),
    (Axis.PROVENANCE, Provenance.SAME_INFORMANT),
    (Axis.PROVENANCE, Provenance.UNKNOWN),
]


@st.composite
def evidence(draw: st.DrawFn) -> tuple[list[Statement], Context]:
    count = draw(st.integers(2, 10))
    is_plain = draw(st.booleans())
    attribute = draw(st.sampled_from(["killed", "killed", "participants", "troops_present"]))
    said = [
        says(
            f"A{number}.1",
            draw(NUMBERS if not is_plain else st.sampled_from(["7", "7", "8", ">=5"])),
            attribute,
            by=draw(st.sampled_from(["", "", "ministry", "hospital", "army", "court"])),
            on=draw(st.sampled_from(["paper", "radio", "web", f"outlet-{number}"])),
            day=None if is_plain else draw(DAYS),
            stake=Stake.NONE if is_plain else draw(st.sampled_from(Stake)),
            modality=draw(st.sampled_from([Modality.ASSERTED] * 5 + [Modality.DENIED])),
        )
        for number in range(count)
    ]
    pairs = draw(
        st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1), st.sampled_from(SYMMETRIC)),
            max_size=6,
        )
    )
    links = {
        (min(a, b), max(a, b), axis): link(f"A{min(a, b)}.1", f"A{max(a, b)}.1", relation, axis)
        for a, b, (axis, relation) in pairs
        if a != b
    }
    return said, context(links.values())


def by_hand(said: list[Statement], settled: Settled, known: Context) -> set[int]:
    """The voices in force without which evidence, value or grade would be others."""
    voices = {one.claim: one.voice for one in settled.testified}
    in_force = {one.voice for one in settled.testified if one.role in (Role.SUPPORTS, Role.OPPOSES)}
    deciding = set()
    for voice in in_force:
        rest = [one for one in said if voices[one.id] != voice]
        if not rest or outcome(settle(*rest, in_=known.afresh())) != outcome(settled):
            deciding.add(voice)
    return deciding


def outcome(settled: Settled) -> tuple[object, ...]:
    return settled.evidence, settled.value, settled.grade


@pytest.fixture(autouse=True)
def _every_kind_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hanging, "MOST_TRIALS", 100)


@settings(max_examples=200, deadline=None)
@given(evidence())
def test_it_hangs_on_the_voices_without_which_it_would_be_another(
    material: tuple[list[Statement], Context],
) -> None:
    said, known = material
    settled = settle(*said, in_=known)
    told = {arguments["voice"] for _, arguments in settled.weighing.hangs_on}
    note(
        "; ".join(
            f"{one.id} {one.value.text()} {one.informant}@{one.outlet} {one.as_of} {one.stake} {one.modality}"
            for one in said
        )
    )
    note(str(sorted(known.links._by_pair.values())))
    note(str([(one.claim, one.voice, one.role) for one in settled.testified]))
    note(str((outcome(settled), settled.weighing.hangs_on)))
    if settled.weighing.contributions:
        assert told == by_hand(said, settled, known)
