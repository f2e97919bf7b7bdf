"""Practice in the article screen: begun, decided, judged, begun again; and on no other face of the workbench."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import DatasetRelease, PracticeArticle, PracticeRun
from claims.selectors.agreement import agreement
from claims.selectors.automation_bias import automation_bias
from claims.selectors.scoreboard import scoreboard
from claims.selectors.throughput import throughput_for
from claims.services.practice_articles import load_practice
from claims.services.release import publish_release, stored_files
from claims.services.seeding import SEEDS, load_codebook_and_registers
from tests.claims.admin.cast import Page, person
from tests.claims.admin.test_blind_faces import as_, read
from tests.claims.services.blind_cast import Pair, pair

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/practice:fuel-depot/"
SECRET = "zzpractised"
OWN = ("admin:claims_practicerun_changelist",)


@pytest.fixture
def two() -> Pair:
    load_codebook_and_registers()
    load_practice(SEEDS / "practice")
    made = pair(started=False)
    person("reader", username="sofia")
    made.cookies = as_(made, "nadia").cookies
    return made


def nadia_of(two: Pair) -> Client:
    client = Client()
    client.cookies = two.cookies
    return client


def act(client: Client, number: int, **data: Any) -> Page:
    return Page(client.post(f"{PAGE}claims/{number}/", data, headers={"HX-Request": "true"}))


def begin(client: Client) -> Page:
    return Page(client.post(reverse("admin:practice_begin", args=["fuel-depot"]), follow=True))


def work(client: Client) -> None:
    """All that somebody can do there, each with a word that must not come through."""
    begin(client)
    number = len(PracticeArticle.objects.get(key="fuel-depot").suggestions)
    for each in range(1, number):
        act(client, each, act="accept")
    act(client, number, act="reject", reason=SECRET)
    sent = {
        "act": "add", "attribute": "killed", "quote": "when one driver was killed", "focus": "one driver",
        "comparator": "exact", "number": "1", "modality": "asserted", "actuality": "happened",
        "polarity": "positive", "event": "", "scope_text": SECRET,
    }  # fmt: skip
    assert client.post(f"{PAGE}claims/", sent).status_code == 302
    assert SECRET in Page(client.get(PAGE)).text


def test_practice_is_on_no_other_face(two: Pair) -> None:
    client = nadia_of(two)
    viewers = {name: as_(two, name) for name in ("tomas", "helen", "ravi", "sofia")} | {"nadia": client}
    tables = [
        reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")
        for model in admin.site._registry
    ]

    def all_faces() -> dict[tuple[str, str], str]:
        found = {}
        for name, viewer in viewers.items():
            found.update({(name, face): text for face, text in read(viewer, two).items()})
            for address in tables:
                if name != "nadia" or address != reverse(OWN[0]):
                    found[name, address] = Page(viewer.get(address, follow=True)).text
        publish_release("practised", profile="internal")
        files = dict(stored_files(DatasetRelease.objects.latest("version")))
        return found | {("release", file): str(body) for file, body in files.items()}

    def counted() -> list[Any]:
        bias = automation_bias()
        return [agreement(), scoreboard(), throughput_for(two.nadia), bias]

    publish_release("practised", profile="internal")
    numbers, before = counted(), all_faces()
    work(client)
    assert client.post(f"{PAGE}done/").status_code == 302
    after = all_faces()
    assert {face for face in before if before[face] != after.get(face)} == set()
    assert not any(SECRET in text for text in after.values())
    assert counted() == numbers


def test_progress_is_the_persons_own(two: Pair) -> None:
    client = nadia_of(two)
    work(client)
    client.post(f"{PAGE}done/")
    result = reverse("admin:practice_result", args=["fuel-depot"])
    assert "of 11 known answers" in Page(client.get(result)).text
    run = PracticeRun.objects.get()
    for name in ("tomas", "helen", "ravi"):
        other = as_(two, name)
        assert "Not tried yet." in Page(other.get("/admin/practice/")).text
        assert other.get(result).status_code == 302
        page = other.get(reverse("admin:claims_practicerun_change", args=[run.pk]), follow=True)
        assert "fuel" not in Page(page).text.lower()
        assert SECRET not in page.content.decode()


def test_the_result_says_each_claim_with_the_codebooks_reason(two: Pair) -> None:
    client = nadia_of(two)
    work(client)
    page = Page(client.post(f"{PAGE}done/", follow=True))
    assert "missed Rockets landed 3" in page.text
    assert "found, but says something else Injured ≥ 5" in page.text
    assert "value 5 ≥ 5" in page.text
    assert "is a lower bound" in page.text
    assert "Number of people who died as a result of the event" in page.text
    assert page.refused == []


def test_before_it_is_begun_nothing_is_decided_there(two: Pair) -> None:
    client = nadia_of(two)
    page = Page(client.get(PAGE))
    assert "Begin" in page.text
    assert 'data-key="a"' not in page.html
    assert "begin again" in act(client, 1, act="accept").text
    begun = begin(client)
    assert "0 of 10 decided" in begun.text
    assert "counts nowhere" in begun.text
    assert begun.refused == []


def test_what_leads_out_of_the_text_is_not_there(two: Pair) -> None:
    client = nadia_of(two)
    page = begin(client)
    for key in ("m", "t", "l", "y"):
        assert f'data-key="{key}"' not in page.html
    assert "several/" not in page.html
    for path in ("several/?act=accept&claim=1", "versions/", "facts/", "notices/", "correct/", "adjudicate/"):
        assert client.get(PAGE + path).status_code in (403, 404)
    for path in ("ask/", "blind/", "lease/", "practice/"):
        assert client.post(PAGE + path).status_code in (403, 404)
    assert "is no act of practice" in act(client, 1, act="move", event="new").text


def test_the_navigation_says_that_it_is_practice(two: Pair) -> None:
    page = begin(nadia_of(two))
    assert 'href="/admin/practice/" aria-current="page"' in page.html
    assert 'href="/admin/sources/article/" aria-current="page"' not in page.html


def test_an_editor_makes_and_withdraws_a_practice_article_on_its_page(two: Pair) -> None:
    helen, address = as_(two, "helen"), reverse("admin:article_page", args=[two.article.public_id])
    offer = "Use for practice"
    assert offer not in Page(helen.get(address)).text
    for claim in two.claims:
        helen.post(f"{address}claims/{claim.ordinal}/", {"act": "accept"})
    helen.post(f"{address}done/", {"act": "done"})
    assert offer in Page(helen.get(address)).text
    assert offer not in Page(nadia_of(two).get(address)).text
    made = Page(helen.post(f"{address}practice/", {"act": "make"}, follow=True))
    assert "The article is a practice article now" in made.text
    assert two.article.title in Page(nadia_of(two).get("/admin/practice/")).text
    helen.post(f"{address}practice/", {"act": "withdraw"})
    assert two.article.title not in Page(nadia_of(two).get("/admin/practice/")).text
    assert nadia_of(two).post(f"{address}practice/", {"act": "make"}).status_code == 403


def test_a_reader_does_not_practise(two: Pair) -> None:
    assert as_(two, "sofia").get("/admin/practice/").status_code == 403


def test_the_screen_asks_as_much_whatever_the_number_of_claims(two: Pair) -> None:
    client = nadia_of(two)
    begin(client)
    practice = PracticeArticle.objects.get(key="fuel-depot")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    practice.suggestions = practice.suggestions * 5
    practice.save()
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(few)
