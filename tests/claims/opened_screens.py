"""One address of each screen, and a story that gives each of them something to show.

Outward: ``Story``, ``told``, ``screen_names`` and ``screen_addresses``; ``NOT_READ`` and ``PARTS``. The services make
the rows: a contested event, one that was merged and one that was split, a blind pair that differs, a finished attempt
at a practice article, a published release.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from claims.domain.codes import Modality
from claims.models import Claim, ClaimLink, Comment, PracticeArticle, PracticeRun
from claims.services.claim_content import content_of
from claims.services.consensus import derive_event
from claims.services.merging import merge_events
from claims.services.release import publish_release
from claims.services.review import accept_claim, edit_claim
from claims.services.reviewing import finish_review
from claims.services.splitting import Described, split_event
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.models import Article
from tests.claims.admin.cast import adopted
from tests.claims.services.blind_cast import pair
from tests.factories import AttributeFactory, ClaimFactory, EventFactory

DAY = {"date_edtf": "2026-01-05", "date_lower": "2026-01-05", "date_upper": "2026-01-05"}


@dataclass(frozen=True, slots=True)
class Story:
    """claims: two of one event that state different numbers. edited: the act of one of them. split: the act."""

    claims: list[Claim]
    near: Any
    link: ClaimLink
    merged: Any
    split_from: Any
    split: Act
    edited: Act
    differing: Article
    practice: PracticeArticle


def told(person: User) -> Story:
    """person: whose acts they are, and who practises."""
    attribute = AttributeFactory(key="killed")
    adopted(attribute)
    event, near = (EventFactory(title=title, **DAY) for title in ("Rockets", "A salvo"))
    claims = [
        ClaimFactory(event=event, accepted=True, attribute=attribute, number=number) for number in (1, 3)
    ]
    ClaimFactory(event=near, accepted=True, attribute=attribute, number=2)
    claims[0].refresh_from_db()
    # Edited, so that there is a version to restore and an act to undo.
    edit_claim(claims[0].pk, replace(content_of(claims[0]), modality=Modality.HEDGED), by=person)
    edited = Act.objects.filter(verb="claim.edit").latest("pk")
    one, other, crowded = (
        EventFactory(title=title, **DAY) for title in ("A blast", "An explosion", "Strikes")
    )
    for number, of in enumerate((one, other, crowded, crowded), 1):
        ClaimFactory(event=of, accepted=True, attribute=attribute, number=number)
    merge_events(one, other, by=person, reason="One blast.")
    split_event(
        crowded,
        list(crowded.claims.filter(number=4)),
        Described("The port"),
        by=person,
        reason="Another pier.",
    )
    derive_event(event)
    two = pair()
    for reviewer, decided in ((two.nadia, two.claims), (two.tomas, two.claims[:2])):
        for claim in decided:
            accept_claim(claim.pk, by=reviewer)
    edit_claim(two.claims[2].pk, two.edited(2, modality=Modality.HEDGED), by=two.tomas)
    for reviewer in (two.nadia, two.tomas):
        finish_review(two.article, by=reviewer)
    practice = PracticeArticle.objects.create(
        key="harbour", title="Harbour", language="en", own_text="One was killed."
    )
    run = PracticeRun.objects.create(practice=practice, person=person, attempt=1)
    PracticeRun.objects.filter(pk=run.pk).update(finished_at=run.started_at)
    publish_release("tried", by=person)
    for claim in claims:
        claim.refresh_from_db()
    first, second = claims
    link = ClaimLink.objects.create(
        first=first,
        second=second,
        axis="value",
        relation="conflicts",
        origin="suggested",
        detail="One says one.",
    )
    Comment.objects.create(claim=first, author=person, body="Is it so?")
    return Story(
        claims, near, link, one, crowded, Act.objects.get(verb="event.split"), edited, two.article, practice
    )


ONCE = (
    "orphans", "practice", "queue", "stress", "series_audit", "policy_trial", "import_claims", "sheet_template",
    "conflicts", "link_desk", "my_acts", "notifications", "unread", "codebook", "agreement", "automation_bias",
    "scoreboard", "releases", "preferences", "scope_offers", "entry_offers",
)  # fmt: skip
OF_AN_ARTICLE = (
    "article_page", "article_correct", "article_versions", "article_notices", "article_facts", "article_several",
    "claim_words",
)  # fmt: skip
OF_AN_EVENT = (
    "event_page", "event_same", "event_split", "event_tolls", "event_independence", "event_links", "links_accept",
)  # fmt: skip
FURTHER = (
    "adjudicate", "attribute_versions", "claim_act", "claim_links", "event_pair", "event_unmerge", "event_unsplit",
    "link_pair", "practice_result", "release_file", "release_page", "release_zip", "restore", "thread", "undo",
)  # fmt: skip
# Where GET leads back to the page of the article, or is refused.
NOT_READ = ("claim_add", "link_accept")
# Parts of a page, which htmx asks for.
PARTS = ("claim_act", "claim_words")
# Each screen's further questions.
ASKED = {
    "agreement": ("by=attribute&by=month",),
    "article_page": ("claim={ordinal}&mode=edit", "claim={ordinal}&mode=reject", "claim={ordinal}&mode=move"),
    "article_several": ("act=accept&claim={ordinal}", "act=move&claim={ordinal}"),
    "claim_act": ("mode=edit", "mode=move"),
    "entry_offers": ("of=actors&q=part", "of=sources&q=part"),
    "scope_offers": ("facet=group&q=part",),
    "claim_words": ("quote=was+killed", "start=0&end=5&attribute=killed", "copy={ordinal}"),
    "event_page": ("as_of=2100-01-01", "known_at=2100-01-01", "assume=dependent"),
}


def arguments(story: Story) -> dict[str, list[Any]]:
    """By the name of the screen, ``ONCE`` left out."""
    first, second = story.claims
    version = first.history.order_by("history_id")[0]  # type: ignore[attr-defined]
    return {
        **{name: [first.article.public_id] for name in OF_AN_ARTICLE},
        **{name: [first.event.public_id] for name in OF_AN_EVENT},
        "adjudicate": [story.differing.public_id],
        "attribute_versions": ["killed"],
        "claim_act": [first.article.public_id, first.ordinal],
        "claim_links": [first.public_id],
        "event_pair": [first.event.public_id, story.near.public_id],
        "event_unmerge": [story.merged.public_id],
        "event_unsplit": [story.split_from.public_id, story.split.pk],
        "link_pair": [first.public_id, second.public_id],
        "practice_result": [story.practice.key],
        "release_file": ["tried", 1, "claims.csv"],
        "release_page": ["tried", 1],
        "release_zip": ["tried", 1],
        "restore": ["claim", version.id, version.history_id],
        "thread": ["claim", first.public_id],
        "undo": [story.edited.pk],
    }


def screen_names() -> list[str]:
    """As ``screen_addresses`` has them, before there is a story."""
    screens = [*ONCE, *OF_AN_ARTICLE, *OF_AN_EVENT, *FURTHER]
    return [*screens, *(f"{screen}:{question}" for screen in ASKED for question in ASKED[screen])]


def screen_addresses(story: Story) -> dict[str, str]:
    """By "<screen>" and "<screen>:<question>"."""
    named = {name: [] for name in ONCE} | arguments(story)
    found = {name: reverse(f"admin:{name}", args=given) for name, given in named.items()}
    for name, questions in ASKED.items():
        for question in questions:
            asked = question.format(ordinal=story.claims[0].ordinal)
            found[f"{name}:{question}"] = f"{found[name]}?{asked}"
    return found
