from dataclasses import replace
from typing import Any

import pytest

from claims.domain.attributes import AttributeDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import Family, Sensitivity, ValueKind
from claims.domain.errors import BadCodebook
from claims.models import Attribute, AttributeVersion, Claim, CodebookSnapshot
from claims.selectors.codebook import current_codebook, current_snapshot
from claims.services.codebook import (
    add_attribute,
    adopt_codebook,
    revise_attribute,
    revise_event_definition,
)
from claims.services.errors import BadDecision, NotAllowed
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from tests.factories import ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


def definition(key: str, **fields: Any) -> AttributeDefinition:
    plain: dict[str, Any] = {
        "family": Family.PEOPLE,
        "value_kind": ValueKind.COUNT,
        "label": {"en": key, "fr": key},
        "definition": {"en": f"The number of {key}.", "fr": f"Nombre : {key}."},
    }
    return AttributeDefinition(key=key, **(plain | fields))


KILLED, INJURED = definition("killed"), definition("injured")
CODEBOOK = Codebook({"killed": KILLED, "injured": INJURED}, {"en": "One event is one action."})
REWORDED = replace(KILLED, definition={"en": "People who died of it.", "fr": "Les morts."})


@pytest.fixture
def adopted() -> CodebookSnapshot:
    return adopt_codebook(CODEBOOK)


@pytest.fixture
def editor() -> Any:
    return UserFactory(is_superuser=True)


def test_there_is_no_codebook_before_one_is_adopted() -> None:
    assert current_codebook() is None
    assert current_snapshot() is None


def test_adopted_codebook_reads_back_the_same(adopted: CodebookSnapshot) -> None:
    assert (adopted.number, adopted.sha256) == (1, CODEBOOK.sha256)
    assert current_codebook() == CODEBOOK
    assert current_snapshot() == adopted


def test_adopting_the_same_codebook_again_changes_nothing(adopted: CodebookSnapshot) -> None:
    assert adopt_codebook(CODEBOOK) == adopted
    assert (CodebookSnapshot.objects.count(), AttributeVersion.objects.count()) == (1, 2)
    assert Act.objects.filter(verb="codebook.adopt").count() == 1


def test_adopting_never_drops_an_attribute(adopted: CodebookSnapshot, editor: Any) -> None:
    add_attribute(definition("missing_people"), by=editor, reason="floods")
    adopt_codebook(CODEBOOK)
    codebook = current_codebook()
    assert codebook is not None
    assert set(codebook.attributes) == {"killed", "injured", "missing_people"}


def test_machine_leaves_alone_what_a_person_revised(adopted: CodebookSnapshot, editor: Any) -> None:
    revise_attribute("killed", REWORDED, by=editor, reason="clearer")
    changed = replace(INJURED, tolerance=replace(INJURED).tolerance + 1)
    adopt_codebook(Codebook({"killed": KILLED, "injured": changed}, CODEBOOK.event_definition))
    codebook = current_codebook()
    assert codebook is not None
    assert codebook["killed"] == REWORDED
    assert codebook["injured"] == changed


def test_revision_makes_a_version_and_a_snapshot(adopted: CodebookSnapshot, editor: Any) -> None:
    claim = ClaimFactory(attribute=Attribute.objects.get(key="killed"))
    version = revise_attribute("killed", REWORDED, by=editor, reason="clearer")
    snapshot = current_snapshot()
    assert snapshot is not None
    assert (version.number, snapshot.number, snapshot.note) == (2, 2, "clearer")
    assert set(adopted.versions.values_list("number", flat=True)) == {1}
    claim.refresh_from_db()
    assert claim.attribute_version.number == 1
    act = Act.objects.get(verb="attribute.revise")
    assert (act.actor, act.target_id, act.reason) == (editor, "killed", "clearer")
    assert act.old == {"sha256": KILLED.sha256}


def test_unchanged_revision_makes_no_version(adopted: CodebookSnapshot, editor: Any) -> None:
    version = revise_attribute("killed", KILLED, by=editor, reason="")
    assert version.number == 1
    assert CodebookSnapshot.objects.count() == 1
    assert not Act.objects.filter(verb="attribute.revise").exists()


def test_revision_back_to_an_earlier_wording_is_a_new_snapshot(
    adopted: CodebookSnapshot, editor: Any
) -> None:
    revise_attribute("killed", REWORDED, by=editor, reason="clearer")
    revise_attribute("killed", KILLED, by=editor, reason="it was not clearer")
    snapshot = current_snapshot()
    assert snapshot is not None
    assert snapshot.number == 3
    assert current_codebook() == CODEBOOK


@pytest.mark.parametrize(
    ("changed", "reason", "message"),
    [
        (REWORDED, " ", "A revision of the codebook needs a reason."),
        (replace(REWORDED, key="dead"), "x", '"killed" cannot become "dead"'),
        (
            replace(KILLED, value_kind=ValueKind.TEXT),
            "x",
            r'Claims state "killed" as count already; another kind \(text\) is another attribute.',
        ),
    ],
)
def test_bad_revision_is_refused(
    adopted: CodebookSnapshot, editor: Any, changed: AttributeDefinition, reason: str, message: str
) -> None:
    ClaimFactory(attribute=Attribute.objects.get(key="killed"))
    with pytest.raises(BadDecision, match=message):
        revise_attribute("killed", changed, by=editor, reason=reason)
    assert CodebookSnapshot.objects.count() == 1


def test_revision_that_names_no_attribute_is_refused(adopted: CodebookSnapshot, editor: Any) -> None:
    with pytest.raises(BadCodebook, match='names "casualties", which is no attribute'):
        revise_attribute("killed", replace(KILLED, part_of="casualties"), by=editor, reason="x")
    assert CodebookSnapshot.objects.count() == 1


def test_stale_revision_is_refused(adopted: CodebookSnapshot, editor: Any) -> None:
    revise_attribute("killed", REWORDED, by=editor, reason="clearer", expected_version=1)
    with pytest.raises(StaleRow):
        revise_attribute("killed", KILLED, by=editor, reason="no", expected_version=1)


def test_person_without_the_permission_revises_nothing(adopted: CodebookSnapshot) -> None:
    with pytest.raises(NotAllowed):
        revise_attribute("killed", REWORDED, by=UserFactory(), reason="clearer")
    with pytest.raises(NotAllowed):
        adopt_codebook(CODEBOOK, by=UserFactory())


def test_key_that_is_taken_cannot_be_added(adopted: CodebookSnapshot, editor: Any) -> None:
    with pytest.raises(BadDecision, match='The attribute "killed" exists already: revise it'):
        add_attribute(KILLED, by=editor, reason="again")


def test_event_definition_is_part_of_the_snapshot(adopted: CodebookSnapshot, editor: Any) -> None:
    snapshot = revise_event_definition({"en": "Same actors, one place."}, by=editor, reason="shorter")
    assert (snapshot.number, snapshot.event_definition) == (2, {"en": "Same actors, one place."})
    assert revise_event_definition({"en": "Same actors, one place."}, by=editor, reason="x") == snapshot
    assert adopt_codebook(CODEBOOK) == snapshot


def test_codebook_in_force_is_one_query_once_read(
    adopted: CodebookSnapshot, django_assert_num_queries: Any
) -> None:
    current_codebook()
    with django_assert_num_queries(1):
        current_codebook()


def test_a_policy_that_nobody_knows_is_refused(adopted: CodebookSnapshot, editor: Any) -> None:
    lottery = replace(KILLED, policy="lottery")
    wanted = 'The attribute "killed" has the consensus policy "lottery", which there is not. Accepted: plain, toll,'
    with pytest.raises(BadCodebook, match=wanted):
        adopt_codebook(Codebook({**CODEBOOK.attributes, "killed": lottery}))
    with pytest.raises(BadCodebook, match=wanted):
        revise_attribute("killed", lottery, by=editor, reason="chance")
    with pytest.raises(BadCodebook, match='"wounded" has the consensus policy "lottery"'):
        add_attribute(replace(definition("wounded"), policy="lottery"), by=editor, reason="chance")
    assert current_codebook() == CODEBOOK


def test_an_adopted_change_makes_what_a_person_saw_before_stale(
    adopted: CodebookSnapshot, editor: Any
) -> None:
    shown = Attribute.objects.get(key="killed").row_version
    adopt_codebook(Codebook({**CODEBOOK.attributes, "killed": REWORDED}))
    with pytest.raises(StaleRow, match="version 1 was shown, version 2 is stored"):
        revise_attribute("killed", KILLED, by=editor, reason="no", expected_version=shown)
    revise_attribute("killed", KILLED, by=editor, reason="yes", expected_version=2)
    assert Attribute.objects.get(key="killed").row_version == 3
    assert Attribute.objects.get(key="injured").row_version == 1


def test_claims_become_as_sensitive_as_their_attribute(adopted: CodebookSnapshot, editor: Any) -> None:
    killed, injured = (Attribute.objects.get(key=key) for key in ("killed", "injured"))
    restricted = replace(KILLED, sensitivity=Sensitivity.RESTRICTED)
    revise_attribute("killed", restricted, by=editor, reason="names of children")
    levels = [Sensitivity.PUBLIC, Sensitivity.RESTRICTED, Sensitivity.CONFIDENTIAL]
    shown, usual, hidden = (ClaimFactory(attribute=killed, sensitivity=level) for level in levels)
    other = ClaimFactory(attribute=injured)
    confidential = replace(KILLED, sensitivity=Sensitivity.CONFIDENTIAL)
    revise_attribute("killed", confidential, by=editor, reason="threats")
    now = {claim.pk: claim.sensitivity for claim in Claim.objects.all()}
    # A person had shown the first one on purpose: it was below its attribute already.
    assert [now[claim.pk] for claim in (shown, usual, hidden, other)] == [
        Sensitivity.PUBLIC,
        Sensitivity.CONFIDENTIAL,
        Sensitivity.CONFIDENTIAL,
        Sensitivity.PUBLIC,
    ]
    usual.refresh_from_db()
    assert usual.row_version == 2
    assert (usual.history.first().act.verb, usual.history.first().act.reason) == (
        "attribute.revise",
        "threats",
    )


def test_claims_are_not_shown_because_their_attribute_is(adopted: CodebookSnapshot, editor: Any) -> None:
    revise_attribute(
        "killed", replace(KILLED, sensitivity=Sensitivity.RESTRICTED), by=editor, reason="careful"
    )
    claim = ClaimFactory(attribute=Attribute.objects.get(key="killed"), sensitivity=Sensitivity.RESTRICTED)
    revise_attribute("killed", KILLED, by=editor, reason="a number only")
    claim.refresh_from_db()
    assert claim.sensitivity == Sensitivity.RESTRICTED


def test_a_change_of_the_codebook_asks_for_every_event_once(adopted: CodebookSnapshot, editor: Any) -> None:
    revise_attribute("killed", REWORDED, by=editor, reason="clearer")
    assert not Job.objects.exists()
    EventFactory()
    adopt_codebook(CODEBOOK, by=editor)
    revise_attribute("killed", REWORDED, by=editor, reason="clearer")
    assert [(job.name, job.key) for job in Job.objects.all()] == [("claims.derive_all", "derive:all")]


def test_the_same_codebook_asks_for_nothing(adopted: CodebookSnapshot) -> None:
    EventFactory()
    adopt_codebook(CODEBOOK)
    assert not Job.objects.exists()
