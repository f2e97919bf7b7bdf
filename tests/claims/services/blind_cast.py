"""One article under blind review by nadia and tomas; helen may adjudicate, ravi administers."""

from dataclasses import dataclass, replace
from typing import Any

from claims.domain.codes import Comparator
from claims.domain.values import quantity
from claims.models import Claim, ReviewStage, Stage
from claims.services.blind import start_blind_review
from claims.services.claim_content import ClaimContent, content_of
from factcheck.accounts.models import User
from sources.models import Article
from tests.claims.admin.cast import person
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

SENTENCES = (
    "One girl was killed",
    "five people were injured",
    "seven rockets were fired",
    "ten shops burnt down",
)
TEXT = ". ".join(SENTENCES) + "."


@dataclass
class Pair:
    article: Article
    claims: list[Claim]
    nadia: User
    tomas: User
    helen: User
    ravi: User
    cookies: Any = None

    @property
    def stage(self) -> str:
        row = ReviewStage.objects.filter(article=self.article).first()
        return Stage.OPEN if row is None else row.stage

    def fresh(self, number: int) -> Claim:
        return Claim.objects.select_related("attribute__current", "article").get(pk=self.claims[number].pk)

    def edited(self, number: int, **fields: Any) -> ClaimContent:
        return replace(content_of(self.fresh(number)), **fields)

    def addition(self, sentence: int = 3, count: int = 10, **fields: Any) -> ClaimContent:
        """Words of the article that no suggestion stands on."""
        start = TEXT.index(SENTENCES[sentence])
        values = {
            "value": quantity(Comparator.EXACT, count, unit="person"),
            "start": start,
            "end": start + len(SENTENCES[sentence]),
            "quote": SENTENCES[sentence],
        }
        return replace(content_of(self.fresh(0)), **{**values, **fields})


def pair(*, started: bool = True) -> Pair:
    attribute = AttributeFactory(key="killed")
    article, event = ArticleFactory(text=TEXT, title="Rockets on the harbour"), EventFactory()
    claims = [
        ClaimFactory(
            article=article,
            event=event,
            attribute=attribute,
            quote=quote,
            ordinal=number,
            rule=f"en.rule.{number}",
        )
        for number, quote in enumerate(SENTENCES[:3], 1)
    ]
    people = {
        name: person(role, username=name)
        for name, role in (
            ("nadia", "reviewer"), ("tomas", "reviewer"), ("helen", "editor"), ("ravi", "administrator"),
        )
    }  # fmt: skip
    made = Pair(article, claims, **people)
    if started:
        start_blind_review(article, by=made.helen, reviewers=[made.nadia, made.tomas])
    return made
