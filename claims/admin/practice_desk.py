"""The article screen over a practice article: the same cards, marks and forms, over claims that have no row.

Outward: ``practice_desk_for``, ``PracticeDesk`` and ``act_on_practice``. What leads out of the text (events, links,
comments, histories, acts on several claims) is not offered.
"""

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.http import Http404, QueryDict
from django.utils.translation import gettext

from claims.admin.card import Card
from claims.admin.card_acts import Rights
from claims.admin.desk import Desk
from claims.admin.focus import focus_of
from claims.domain.codes import ClaimStatus
from claims.models import Claim, Event, PracticeArticle, PracticeRun, ReviewStage
from claims.selectors.decisions import Decided, Together
from claims.selectors.practice import PREFIX, claims_of, open_run, practice_named, shown_article
from claims.selectors.standing import Stands
from claims.selectors.veiling import Veil
from claims.services.errors import ServiceError
from claims.services.practising import decide, take_back
from factcheck.accounts.models import User


class _Open(Veil):
    """Nothing is withheld: a practice article opens only for those who may read all of it."""

    def __init__(self) -> None:
        self.hidden = []


class PracticeDesk(Desk):
    """run: the person's open attempt; None = they have not begun one, and decide nothing."""

    is_practice = True

    def __init__(self, practice: PracticeArticle, run: PracticeRun | None, user: Any) -> None:
        super().__init__(shown_article(practice), user)
        self.practice, self.run = practice, run

    @cached_property
    def claims(self) -> list[Claim]:
        return claims_of(self.practice, self.run, self.article)

    @cached_property
    def veil(self) -> Veil:
        return _Open()

    @property
    def stage(self) -> ReviewStage | None:
        return None

    @cached_property
    def may_be_blind(self) -> list[User]:
        return []

    @cached_property
    def may_decide(self) -> bool:
        return self.run is not None and super().may_decide

    @cached_property
    def may_route(self) -> bool:
        return False

    @cached_property
    def rights(self) -> Rights:
        return replace(super().rights, links=False, comments=False)

    @cached_property
    def events(self) -> list[Event]:
        return []

    @cached_property
    def contested(self) -> set[int]:
        return set()

    @cached_property
    def testimony(self) -> dict[int, Stands]:
        return {}

    @cached_property
    def decided(self) -> Decided:
        return Decided()

    @cached_property
    def last_together(self) -> Together | None:
        return None

    @cached_property
    def last_card(self) -> Card | None:
        """What was decided last of the suggestions; an addition is taken back by rejecting it."""
        made = (
            []
            if self.run is None
            else [int(each["number"]) for each in self.run.work if each["kind"] != "add"]
        )
        found = next((claim for claim in self.claims if made and claim.ordinal == made[-1]), None)
        return None if found is None else self.card(found)

    def is_skipped(self, claim: Claim) -> bool:
        return claim.ordinal in self._skipped and claim.status == ClaimStatus.SUGGESTED

    @cached_property
    def _skipped(self) -> set[int]:
        work = [] if self.run is None else self.run.work
        return {int(each["number"]) for each in work if each["kind"] == "skip"}


def practice_desk_for(public_id: str, user: Any) -> PracticeDesk:
    """Raises Http404 where there is no such practice article that the person may read."""
    practice = practice_named(public_id.removeprefix(PREFIX), user)
    if practice is None:
        raise Http404(gettext("There is no practice article %(id)s.") % {"id": public_id})
    return PracticeDesk(practice, open_run(practice, user), user)


def act_on_practice(desk: PracticeDesk, claim: Claim, act: str, form: Any, data: QueryDict) -> None:
    """Raises NotAllowed, ServiceError, DomainError."""
    practice, number, by = desk.practice, claim.ordinal, desk.user
    match act:
        case "accept" | "skip":
            decide(practice, number, act, by=by)
        case "reject":
            decide(practice, number, act, by=by, reason=data.get("reason", ""))
        case "reopen" | "unskip":
            take_back(practice, number, by=by)
        case "edit":
            focus = focus_of(claim, form.cleaned_data.get("wording", ""))
            content = form.content(claim.start, claim.end, claim.quote, focus)
            decide(practice, number, act, by=by, content=content, reason=data.get("reason", ""))
        case _:
            raise ServiceError(
                gettext(
                    "“%(act)s” is no act of practice. Accepted: accept, edit, reject, skip, unskip, reopen."
                )
                % {"act": act}
            )
