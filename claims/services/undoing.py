"""Undo one's own act, whatever it was, while everything it changed stands as it left it.

Outward: ``undo_act``. Each kind of act is undone by the service that can: this one finds it, refuses what later acts
contradict, and puts both under one act of its own, which names the act undone. Of what was accepted in bulk the part
is undone that nobody decided since.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Producer
from claims.models import Claim, ClaimLink, Event, Resolution
from claims.selectors.decisions import ACCEPTED, MOVED
from claims.selectors.open_links import ACCEPTED_MANY
from claims.selectors.undo import undo_of, version_before, versions_of
from claims.selectors.undo_kinds import REGISTERS, UNDER_POLICY
from claims.services.errors import BadDecision, NotAllowed
from claims.services.putting_back import put_back
from claims.services.register_edits import revise_entry
from claims.services.resolution import withdraw_resolution
from claims.services.restoring import columns_of
from claims.services.review import reject_claim, reopen_claim
from claims.services.taking_back import take_back
from claims.services.undoing_links import undo_accepted, undo_link
from claims.services.undoing_policy import undo_policy
from claims.services.unmerging import unmerge_event
from factcheck.audit import acting, record
from factcheck.audit.models import Act
from sources.models import Article

VERB = "act.undo"


def undo_act(act_id: int, *, by: Any, reason: str = "") -> int:
    """reason: needed for what was added, linked, ruled or merged.

    Returns how many of the rows stay as they are, since they were decided meanwhile, 0 = all is undone. Raises
    NotAllowed, StaleRow, and BadDecision for an act that cannot be undone, saying why.
    """
    act = Act.objects.select_related("detail", "actor").filter(pk=act_id).first()
    found = None if act is None else undo_of(act, by)
    if act is None or found is None:
        raise NotAllowed(_("There is no such act, or you may not see what it changed."))
    if found.refusal:
        raise BadDecision(found.refusal)
    if found.needs_reason and not reason.strip():
        raise BadDecision(_("Undoing this needs a reason."))
    with transaction.atomic(), acting(record(VERB, actor=by, reason=reason, new=_told(act))):
        return _HOW[act.verb](act, by, reason) or 0


def _told(act: Act) -> dict[str, Any]:
    return {"act": act.pk, "verb": act.verb, "target": act.target_id}


def _undo_decision(act: Act, by: Any, reason: str) -> None:
    version = _only(Claim, act)
    before = version_before(version)
    if before is None or before.status == ClaimStatus.SUGGESTED:
        claim = Claim.objects.get(pk=version.id)
        if claim.producer != Producer.PERSON:
            reopen_claim(claim.pk, by=by, expected_version=version.row_version)
            return
    if before is None:
        raise BadDecision(_("Nothing of what this act changed is on record any more."))
    put_back(version.id, before, by=by, reason=reason, expected_version=version.row_version)


def _undo_adding(act: Act, by: Any, reason: str) -> None:
    version = _only(Claim, act)
    reject_claim(version.id, by=by, reason=reason, expected_version=version.row_version)


def _undo_together(act: Act, by: Any, reason: str) -> None:
    articles = {version.article_id for version in versions_of(Claim, act)}
    if len(articles) != 1:
        raise BadDecision(_("These claims are of several articles: take them back on each article's page."))
    take_back(act.pk, Article.objects.without_text().get(pk=articles.pop()), by=by)


def _undo_link(act: Act, by: Any, reason: str) -> None:
    made = [version for version in versions_of(ClaimLink, act) if version.is_live]
    if len(made) != 1:
        raise BadDecision(_("Nothing of what this act changed is on record any more."))
    undo_link(ClaimLink.objects.get(pk=made[0].id), by=by, reason=reason)


def _undo_ruling(act: Act, by: Any, reason: str) -> None:
    ruling = Resolution.objects.get(public_id=act.target_id)
    withdraw_resolution(ruling, by=by, reason=reason, expected_version=ruling.row_version)


def _undo_merge(act: Act, by: Any, reason: str) -> None:
    unmerge_event(Event.objects.get(public_id=act.target_id), by=by, reason=reason)


def _undo_policy(act: Act, by: Any, reason: str) -> int:
    _undone, kept = undo_policy(act, by=by, reason=reason)
    return kept


def _undo_links(act: Act, by: Any, reason: str) -> int:
    _undone, kept = undo_accepted(act, Event.objects.get(public_id=act.target_id), by=by)
    return kept


def _undo_entry(act: Act, by: Any, reason: str) -> None:
    table = REGISTERS[act.verb]
    version = _only(table, act)
    before = version_before(version)
    if before is None:
        raise BadDecision(_("Nothing of what this act changed is on record any more."))
    try:
        columns = {name: getattr(before, name) for name in columns_of(table)}
    except ObjectDoesNotExist as gone:
        raise BadDecision(_("What the entry referred to is there no more: edit it instead.")) from gone
    entry = table._default_manager.get(pk=version.id)
    revise_entry(entry, columns, by=by, reason=reason, expected_version=version.row_version)


def _only(model: Any, act: Act) -> Any:
    versions = versions_of(model, act)
    if len(versions) != 1:
        raise BadDecision(_("Nothing of what this act changed is on record any more."))
    return versions[0]


_HOW: Mapping[str, Callable[[Act, Any, str], int | None]] = {
    "claim.accept": _undo_decision,
    "claim.edit": _undo_decision,
    "claim.reject": _undo_decision,
    "claim.add": _undo_adding,
    ACCEPTED: _undo_together,
    MOVED: _undo_together,
    "link.decide": _undo_link,
    UNDER_POLICY: _undo_policy,
    ACCEPTED_MANY: _undo_links,
    "resolution.resolve": _undo_ruling,
    "event.merge": _undo_merge,
    **dict.fromkeys(REGISTERS, _undo_entry),
}
