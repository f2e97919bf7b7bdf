"""What an article page says of the article's review as a whole: its stage, what is open, who of a blind pair is done.

Outward: ``StageOfDesk``, the part of a desk that the Done bar is made from.
"""

from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any

from django.utils.translation import ngettext

from claims.domain.codes import ClaimStatus
from claims.models import Claim, PracticeArticle, Reopened, Review, ReviewStage, ReviewState, Stage
from claims.selectors.blind import Seat, has_free_place, own_pass, progress
from claims.selectors.people import reviewers
from claims.selectors.readable import DATA
from claims.selectors.repeating import notices_behind
from claims.selectors.veiling import veiled
from claims.services.adjudicating import reviewed
from factcheck.accounts.models import User
from sources.models import Article, Notice

ADJUDICATE = "claims.adjudicate_review"
# Open suggestions that the Done bar names, each a link to its card. Arbitrary but works.
NAMED = 3


class StageOfDesk(ABC):
    article: Article
    user: Any

    @property
    @abstractmethod
    def claims(self) -> list[Claim]:
        """Those of the article that the person may see, as they have left them."""

    @property
    def stage(self) -> ReviewStage | None:
        """How far the review of the article is; None = open, and never more than that."""
        return getattr(self.article, "review_stage", None)

    @cached_property
    def own_pass(self) -> Review | None:
        """The person's pass in the blind pair that is at work; None where there is none."""
        return own_pass(self.article, self.user) if self.is_blind else None

    @property
    def is_blind(self) -> bool:
        return self.stage is not None and self.stage.stage == Stage.BLIND

    @cached_property
    def taken_back(self) -> list[Notice]:
        """Why the article is to be looked through again: notices that took back what it repeats, the latest first.

        Those that the person may read; asked only where the stage says so.
        """
        is_due = self.stage is not None and self.stage.reopened == Reopened.NOTICE
        return veiled(self.user, notices_behind(self.article, self.user)) if is_due else []

    @property
    def is_unaided(self) -> bool:
        """Whether the article is coded before anybody sees what the machine suggests."""
        return self.stage is not None and self.stage.stage == Stage.UNAIDED

    @cached_property
    def is_offered_for_practice(self) -> bool:
        return PracticeArticle.objects.filter(article=self.article, is_offered=True).exists()

    @cached_property
    def has_place(self) -> bool:
        """Whether the stage lets the person decide: no longer when both of a blind pair, or they, are done.

        Nor where two others review the article blind: a free place goes to whoever decides first.
        """
        if self.stage is not None and self.stage.stage == Stage.ADJUDICATION:
            return False
        if not self.is_blind:
            return True
        if self.own_pass is not None:
            return self.own_pass.state != ReviewState.DONE
        return has_free_place(self.article)

    @cached_property
    def seats(self) -> list[Seat]:
        """Who of a blind pair is done, for those who order blind reviews and are not in it: no more is told."""
        may_know = self.is_blind and self.own_pass is None and self.user.has_perm(ADJUDICATE)
        return progress(self.article) if may_know else []

    @cached_property
    def may_adjudicate(self) -> bool:
        is_due = self.stage is not None and self.stage.stage == Stage.ADJUDICATION
        return is_due and self.user.has_perm(ADJUDICATE) and not reviewed(self.article, self.user)

    @cached_property
    def may_be_blind(self) -> list[User]:
        """Who could review the article blind, for those who may order it; none where it is decided or done."""
        is_open = self.stage is None or self.stage.stage == Stage.OPEN
        is_untouched = all(claim.status == ClaimStatus.SUGGESTED for claim in self.claims)
        if not (is_open and is_untouched and self.user.has_perm(ADJUDICATE)):
            return []
        return list(reviewers())

    @cached_property
    def open_claims(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.status == ClaimStatus.SUGGESTED]

    @property
    def open_claims_named(self) -> list[Claim]:
        return self.open_claims[:NAMED]

    @property
    def open_claims_words(self) -> str:
        number = len(self.open_claims)
        return ngettext("%(n)d suggestion open", "%(n)d suggestions open", number) % {"n": number}

    @property
    def has_accepted(self) -> bool:
        return any(claim.status in DATA for claim in self.claims)
