"""Every main screen in a real browser, light and dark: nothing that axe-core minds or the policy refuses."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from claims.domain.dates import parse_date
from claims.models import ActorName, Attribute, Claim, ClaimLink, Consensus, Event, Fit, FitCopying, FitSource
from claims.services.commenting import add_comment, resolve_comment
from claims.services.events import open_event
from claims.services.merging import merge_events
from claims.services.processing import process_articles
from claims.services.release import publish_release
from claims.services.splitting import Described, split_event
from claims.services.versions import correct_text
from factcheck.audit.models import Act
from sources.models import Article, Source
from tests.claims.admin.cast import person
from tests.e2e.conftest import violations
from tests.factories import UserFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# The page, or the rows of a list in it, which are cards on a phone.
TOO_WIDE = """[document.documentElement,
    ...document.querySelectorAll(".results, .stacks, .inline-group, .table-wrap:has(.stacks)")]
    .some((node) => node.scrollWidth > Math.min(node.clientWidth, window.innerWidth) + 1)"""

REPORTS = Path(__file__).resolve().parents[2] / "seeds" / "reports"


@pytest.fixture
def filled(seeded: None) -> dict[str, str]:
    """Three reports of one event, accepted, linked and released: the addresses of the screens that show them."""
    names = ["01-embassy-rockets-november.en.txt", "02-salve-novembre.fr.txt", "03-hospital-november.en.txt"]
    paths, metadata = [str(REPORTS / name) for name in names], str(REPORTS / "reports.jsonl")
    call_command("ingest", *paths, "--metadata", metadata, stdout=StringIO(), stderr=StringIO())
    process_articles(accept=True)
    first = Article.objects.filter(parent__isnull=True).order_by("pk").first()
    assert first is not None
    open_claim = first.claims.order_by("start").first()
    open_claim.status, open_claim.verification = "suggested", "machine"
    open_claim.save()
    publish_release("tried")
    corrected = lost_its_words(Article.objects.filter(parent__isnull=True).order_by("pk")[1])
    row = Consensus.objects.order_by("-voices_max", "pk").first()
    link = ClaimLink.objects.select_related("first__event", "second").first()
    assert row is not None
    assert link is not None
    attribute = Attribute.objects.get(key="killed")
    fit = learned(row.event.public_id)
    other, merged = others_of(row.event)
    talked(open_claim)
    acted = Act.objects.filter(verb="claim.accept_under_policy").latest("pk")
    named, reader = ActorName.objects.first(), person("reader", username="somebody").pk
    assert named is not None
    return {
        "dashboard": "/admin/",
        "articles": "/admin/sources/article/",
        "add": "/admin/sources/article/add/",
        "article": f"/admin/articles/{first.public_id}/",
        "correct": f"/admin/articles/{first.public_id}/correct/",
        "facts": f"/admin/articles/{first.public_id}/facts/",
        "notices": f"/admin/articles/{first.public_id}/notices/",
        "texts": f"/admin/articles/{corrected.public_id}/versions/",
        "orphans": "/admin/orphans/",
        "edit": f"/admin/articles/{first.public_id}/?claim={open_claim.ordinal}&mode=edit",
        "copy": f"/admin/articles/{first.public_id}/?copy={open_claim.ordinal}",
        "claims": "/admin/claims/claim/",
        "links": "/admin/claims/claimlink/",
        "link_desk": "/admin/link-desk/",
        "lessons": "/admin/claims/eventlessons/",
        "event_links": f"/admin/link-desk/events/{link.first.event.public_id}/",
        "claim_links": f"/admin/link-desk/claims/{link.first.public_id}/",
        "links_accept": f"/admin/link-desk/events/{link.first.event.public_id}/accept/"
        f"?relation={link.relation}&at_least={link.score}",
        "pair": f"/admin/links/{link.first.public_id}/{link.second.public_id}/",
        "events": "/admin/claims/event/",
        "event": f"/admin/events/{row.event.public_id}/",
        "same": f"/admin/events/{row.event.public_id}/same/",
        "two events": f"/admin/events/{row.event.public_id}/same/{other}/?keep={other}",
        "split": f"/admin/events/{row.event.public_id}/split/",
        "merged": f"/admin/events/{merged}/unmerge/",
        "divided": divided(row.event),
        "tolls": f"/admin/events/{row.event.public_id}/tolls/",
        "independence": f"/admin/events/{row.event.public_id}/independence/",
        "past": f"/admin/events/{row.event.public_id}/?as_of=2020-11-18&known_at=2100-01-01",
        "doubted": f"/admin/events/{row.event.public_id}/?assume=dependent",
        "stress": "/admin/stress/",
        "fits": "/admin/claims/fit/",
        "fit": f"/admin/claims/fit/{fit.pk}/change/",
        "series": "/admin/series/",
        "trial": "/admin/trial/?attribute=killed&policy=tally",
        "import": "/admin/import/",
        "queue": "/admin/queue/",
        "practice": "/admin/practice/",
        "practice article": "/admin/articles/practice:fuel-depot/",
        "thread": f"/admin/comments/claim/{open_claim.public_id}/",
        "notifications": "/admin/notifications/",
        "my acts": "/admin/acts/",
        "undo": f"/admin/acts/{acted.pk}/undo/",
        "restore": f"/admin/restore/claim/{open_claim.pk}/{open_claim.history.earliest('history_id').pk}/",
        "conflicts": "/admin/conflicts/",
        "releases": "/admin/releases/",
        "release": "/admin/releases/tried/1/",
        "codebook": "/admin/codebook/",
        "attribute": f"/admin/claims/attribute/{attribute.pk}/change/",
        "versions": "/admin/codebook/killed/",
        "agreement": "/admin/agreement/?by=attribute&by=month",
        "automation bias": "/admin/automation-bias/",
        "scoreboard": "/admin/scoreboard/?by=attribute&by=rule",
        "sources": "/admin/sources/source/",
        "actor": "/admin/claims/actor/add/",
        "history": f"/admin/sources/article/{first.pk}/history/",
        "audit": "/admin/audit/act/",
        "people": "/admin/accounts/user/",
        "a person": f"/admin/accounts/user/{reader}/change/",
        "their password": f"/admin/accounts/user/{reader}/password/",
        "my password": "/admin/password_change/",
        "my password is changed": "/admin/password_change/done/",
        # Forms with rows of other tables in them: to be written, and to be read alone.
        "an actor with names": f"/admin/claims/actor/{named.entry_id}/change/",
        "an act": f"/admin/audit/act/{acted.pk}/change/",
        "a consensus": f"/admin/claims/consensus/{row.pk}/change/",
        "preferences": "/admin/preferences/",
    }


def others_of(event: Event) -> tuple[str, str]:
    """Another event, and one that was merged into the first."""
    other, merged = (
        open_event(title, by=None, date=parse_date("2020-11-17")) for title in ("A salvo", "Rockets")
    )
    merge_events(merged, event, by=None, reason="One attack.")
    return other.public_id, merged.public_id


def divided(event: Event) -> str:
    """The address at which a split is taken back: one of the event's claims went to a new event."""
    claims = list(event.claims.order_by("pk"))
    split_event(
        event, claims[-1:], Described("A second salvo"), by=UserFactory(is_superuser=True), reason="Two."
    )
    act = Act.objects.filter(verb="event.split").latest("pk")
    return f"/admin/events/{event.public_id}/unsplit/{act.pk}/"


def talked(claim: Claim) -> None:
    """An open comment and a resolved one, which the administrators of these tests are told of."""
    nadia = person("reviewer", username="nadia")
    for language in ("en", "fr"):
        person("administrator", username=f"the-administrator-{language}", language=language)
    names = "@the-administrator-en @the-administrator-fr"
    add_comment(claim, f"Is it seven, or seven at least? {names}", by=nadia)
    settled, _ = add_comment(claim, "The quote ends too early.", by=nadia)
    resolve_comment(settled.pk, by=nadia)


def lost_its_words(article: Article) -> Article:
    """The next version of an article, in which one accepted claim finds no place."""
    claim = article.claims.filter(status="accepted").order_by("start").first()
    assert claim is not None
    text = article.text.replace(claim.quote, "Much is not known yet.")
    return correct_text(article, text, by=None, reason="The outlet took it back.").article


def learned(event: str) -> Fit:
    """A Fit with something in every table of its page."""
    bins = [
        {"items": 40, "confidence": 0.62, "right": 0.55},
        {"items": 172, "confidence": 0.94, "right": 0.9},
    ]
    fit = Fit.objects.create(
        number=1, method="turns", method_version="1", items=260, basis="ruled", ruled_items=212, curve=bins
    )
    first, second = Source.objects.order_by("pk")[:2]
    for source in (first, second):
        FitSource.objects.create(fit=fit, source=source, reliability="0.83", items=120, prior="0.8")
    FitCopying.objects.create(
        fit=fit, first=first, second=second, chance="0.95", met=60, agreeing=58, improbable=21,
        examples=[[event, "killed", ""]],
    )  # fmt: skip
    return fit


def previewed(desk: Any, address: str) -> Page:
    """The preview of a split, which only a form leads to: the first article's claims would go."""
    page = desk.open(address)
    page.locator("[name=claim], [name=group]").first.check()
    page.locator("form button.button-primary").first.click()
    expect(page.locator("[name=do][value=split]")).to_be_visible()
    return page


@pytest.mark.parametrize(
    "look", [("light", "en", "wide"), ("dark", "fr", "wide"), ("light", "fr", "narrow")],
    ids=["light", "dark", "narrow"],
)  # fmt: skip
def test_the_preview_of_a_split_has_no_fault(
    visit: Callable[..., Any], filled: dict[str, str], pictures: Any, look: tuple[str, str, str]
) -> None:
    theme, language, size = look
    desk = visit("administrator", theme=theme, language=language, size=size)
    page = previewed(desk, filled["split"])
    pictures(page, f"split preview-{theme}-{size}")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert desk.faults == []


def test_no_screen_has_a_fault(visit: Callable[..., Any], filled: dict[str, str], pictures: Any) -> None:
    """In both lights: the page is one, and its colours follow the machine's."""
    desk = visit("administrator")
    found, grounds = {}, set()
    for name, path in filled.items():
        page = desk.open(path)
        expect(page.locator("h1")).to_be_visible()
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            found[name, theme] = violations(page, colours_alone=theme == "dark")
            grounds.add((theme, page.evaluate("getComputedStyle(document.body).backgroundColor")))
            pictures(page, f"{name}-{theme}")
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert len({ground for _, ground in grounds}) == len(grounds) > 1
    assert desk.faults == []


def test_every_screen_fits_a_phone_and_is_french(
    visit: Callable[..., Any], filled: dict[str, str], pictures: Any
) -> None:
    desk = visit("administrator", size="narrow", language="fr")
    too_wide = []
    for name, path in filled.items():
        page = desk.open(path)
        pictures(page, f"{name}-phone")
        if page.evaluate(TOO_WIDE):
            too_wide.append(name)
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        # Of our own catalogue: Django's would be there without it.
        expect(page.locator(".side")).to_contain_text("Guide de codage")
    assert too_wide == []
    # The menu and the filters are behind buttons here, which no wide screen has.
    page = desk.open(filled["claims"])
    assert violations(page) == []
    # A row that is laid out as a card is a row of a table all the same, whose cells are called as their columns.
    quote = page.get_by_role("row").nth(1).get_by_role("cell").nth(2)
    expect(quote).to_have_attribute("data-label", "Citation")
    expect(page.get_by_role("columnheader")).to_have_count(6)
    expect(page.locator("#changelist-filter")).to_be_hidden()
    page.locator("label[for=filters]").click()
    expect(page.locator("#changelist-filter")).to_be_visible()
    assert desk.faults == []


def test_the_theme_is_chosen_and_kept(visit: Callable[..., Any]) -> None:
    desk = visit("reader")
    page = desk.open("/admin/")
    for expected in ("light", "dark", None):
        page.click("[data-theme-switch]")
        assert page.evaluate("document.documentElement.dataset.theme ?? null") == expected
    page.click("[data-theme-switch]")
    page.click("[data-theme-switch]")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert desk.faults == []


def test_pages_work_without_a_script(visit: Callable[..., Any], filled: dict[str, str]) -> None:
    page = visit("reviewer", scripts=False).open(filled["article"])
    # A card at rest has no acts: they are on its own page, which its name leads to.
    page.click(".card.is-suggested .card-open")
    page.click(".card:target button[value=accept]")
    expect(page.locator(".card:target")).to_have_attribute("data-status", "accepted")
