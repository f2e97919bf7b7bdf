"""Whatever people do between two nights: the lessons kept are those that are gathered from nothing."""

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.domain.codebook import Codebook
from claims.domain.codes import Axis, Provenance
from claims.domain.findings import Direction
from claims.models import Attribute, Claim, CodebookSnapshot, Event, Resolution, RulingKind
from claims.services.codebook import adopt_codebook
from claims.services.linking import decide_link
from claims.services.merging import merge_events
from claims.services.notices import record_notice, withdraw_notice
from claims.services.register_edits import revise_entry
from claims.services.review import accept_claim, reject_claim, reopen_claim
from claims.services.routing import route_claims
from claims.services.splitting import split_event
from claims.services.unmerging import unmerge_event
from factcheck.jobs.models import Job
from sources.codes import NoticeKind, SourceClass
from sources.models import Notice, Source
from tests.claims.services.lessons_cast import NOW, attacks, is_as_from_nothing
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_fit_after_any_work_is_the_one_learned_from_nothing() -> None:
    """Work of the kinds that move evidence, drawn at random, with what people decide on between."""
    attacks()
    editor, dice = UserFactory(username="helen", is_superuser=True), random.Random(11)
    works = [_accept, _reject, _reopen, _route, _link, _merge, _unmerge, _split, _notice, _withdraw, _revise,
             _rule, _blind, _codebook]  # fmt: skip
    done: set[str] = set()
    for _ in range(45):
        work = dice.choice(works)
        if work(dice, editor):
            done.add(work.__name__)
        Job.objects.all().delete()
        if dice.random() < 0.5:
            assert is_as_from_nothing()
    assert is_as_from_nothing()
    assert len(done) >= len(works) - 2, done


def _some(dice: random.Random, rows: Any) -> Any:
    found = list(rows.order_by("pk"))
    return dice.choice(found) if found else None


def _accept(dice: random.Random, by: Any) -> bool:
    claim = _some(dice, Claim.objects.filter(status="suggested"))
    return claim is not None and bool(accept_claim(claim.pk, by=by))


def _reject(dice: random.Random, by: Any) -> bool:
    claim = _some(dice, Claim.objects.accepted())
    return bool(reject_claim(claim.pk, by=by, reason="Misread."))


def _reopen(dice: random.Random, by: Any) -> bool:
    claim = _some(dice, Claim.objects.filter(status__in=("accepted", "rejected")))
    return bool(reopen_claim(claim.pk, by=by))


def _route(dice: random.Random, by: Any) -> bool:
    claim, event = _some(dice, Claim.objects.accepted()), _some(dice, Event.objects.live())
    return bool(route_claims([claim], event, by=by, reason="It belongs there."))


def _link(dice: random.Random, by: Any) -> bool:
    event = _some(dice, Event.objects.live())
    claims = list(Claim.objects.accepted().filter(event=event).order_by("pk"))
    if len(claims) < 2:
        return False
    first, second = dice.sample(claims, 2)
    relation = dice.choice((Provenance.COPIES, Provenance.INDEPENDENT))
    direction = Direction.FORWARD if relation.is_directed else Direction.NONE
    return bool(decide_link(first, second, Axis.PROVENANCE, relation, direction, by=by, reason="Looked."))


def _merge(dice: random.Random, by: Any) -> bool:
    live = list(Event.objects.live().order_by("pk"))
    if len(live) < 3:
        return False
    gone, stays = dice.sample(live, 2)
    if Resolution.objects.filter(event__in=(gone, stays)).count() > 1:
        return False
    return bool(merge_events(gone, stays, by=by, reason="One attack."))


def _unmerge(dice: random.Random, by: Any) -> bool:
    merged = _some(
        dice, Event.objects.filter(merged_into__merged_into__isnull=True, merged_into__isnull=False)
    )
    return merged is not None and bool(unmerge_event(merged, by=by, reason="They are two."))


def _split(dice: random.Random, by: Any) -> bool:
    here, there = _some(dice, Event.objects.live()), _some(dice, Event.objects.live())
    claims = list(Claim.objects.filter(event=here).order_by("pk"))
    if here == there or len(claims) < 2:
        return False
    return bool(split_event(here, claims[:1], there, by=by, reason="Another attack."))


def _notice(dice: random.Random, by: Any) -> bool:
    claim = _some(dice, Claim.objects.accepted())
    claims = None if dice.random() < 0.5 else [claim]
    return bool(
        record_notice(
            claim.article,
            kind=NoticeKind.RETRACTION,
            published_on=NOW.date(),
            summary="Wrong.",
            claims=claims,
            by=by,
        )
    )


def _withdraw(dice: random.Random, by: Any) -> bool:
    notice = _some(dice, Notice.objects.all())
    if notice is None:
        return False
    withdraw_notice(notice, by=by, reason="It was about another report.")
    return True


def _revise(dice: random.Random, by: Any) -> bool:
    source = _some(dice, Source.objects.all())
    source_class = dice.choice([SourceClass.OUTLET, SourceClass.PARTY, SourceClass.OFFICIAL])
    return bool(revise_entry(source, {"source_class": source_class}, by=by, reason="Looked up."))


def _rule(dice: random.Random, by: Any) -> bool:
    event = _some(dice, Event.objects.live())
    if Resolution.objects.filter(event=event).exists():
        return False
    Resolution.objects.create(
        public_id=f"R{event.pk}", event=event, attribute=Attribute.objects.get(key="killed"),
        kind=RulingKind.OWN_VALUE, reason="Counted.", evidence="The register.", editor=by,
        value_kind="count", comparator="exact", number=3, lower=3, upper=3,
    )  # fmt: skip
    return True


def _blind(dice: random.Random, by: Any) -> bool:
    """A claim becomes one that not everybody may see: the machine sees it all the same."""
    claim = _some(dice, Claim.objects.accepted())
    return bool(Claim.objects.filter(pk=claim.pk).update(sensitivity="confidential"))


def _codebook(dice: random.Random, by: Any) -> bool:
    before = CodebookSnapshot.objects.count()
    definitions = {row.key: row.current.to_domain for row in Attribute.objects.select_related("current")}
    killed = definitions["killed"]
    definitions["killed"] = replace(killed, tolerance=Decimal(dice.randrange(3)))
    adopt_codebook(Codebook(definitions))
    return CodebookSnapshot.objects.count() > before
