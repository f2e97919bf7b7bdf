"""The demo's decisions: every claim they name exists once, everybody acts within their role, nothing rules itself."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.domain.codes import EventKind, EventRelation, Provenance, ValueRelation
from claims.domain.dates import parse_date
from tests.seeds.material import LANGUAGES, attributes, claims_named, entries, gold, metadata, toml

PACKS = Path(__file__).parents[2] / "claims" / "extraction" / "languages"
DECISIONS = toml("decisions.toml")
ROLES = {person["key"]: person["role"] for person in DECISIONS["person"]}
ACTS = {
    entry["act"]
    for language in LANGUAGES
    for entry in tomllib.loads((PACKS / language / "acts.toml").read_text(encoding="utf-8"))["entry"]
    if "act" in entry
}
RELATIONS: dict[str, set[str]] = {"value": set(ValueRelation), "provenance": set(Provenance)}


def named(reference: dict[str, Any]) -> dict[str, Any]:
    found = claims_named(reference)
    nth: int = reference.get("nth", 1)
    assert len(found) == 1 or "nth" in reference, reference
    assert nth <= len(found), reference
    return found[nth - 1]


def test_two_reviewers_an_editor_and_an_administrator_take_part() -> None:
    assert sorted(ROLES.values()) == ["administrator", "editor", "reader", "reviewer", "reviewer"]
    assert all(person["language"] in LANGUAGES for person in DECISIONS["person"])


def test_every_report_has_one_review_by_a_reviewer() -> None:
    reviewed = [review["report"] for review in DECISIONS["review"]]
    assert sorted(reviewed) == sorted(line["file"] for line in metadata())
    for review in DECISIONS["review"]:
        assert ROLES[review["reviewer"]] == "reviewer"
        assert review["claims"] in ("gold", "none")
        assert review["rest"] in ("reject", "leave")
        assert review["rest"] == "leave" or review["other_reason"]


def test_some_work_is_left_for_the_queue() -> None:
    assert [review["report"] for review in DECISIONS["review"] if review["claims"] == "none"]


@pytest.mark.parametrize("review", DECISIONS["review"], ids=lambda review: str(review["report"]))
def test_single_decisions_name_claims_and_give_reasons(review: dict[str, Any]) -> None:
    for listed in ("reject", "emend", "publish", "certainty"):
        for entry in review.get(listed, []):
            named({"report": review["report"], **entry})
            assert entry["reason"]


def test_what_is_published_is_a_name_of_the_register() -> None:
    for review in DECISIONS["review"]:
        for entry in review.get("publish", []):
            assert named({"report": review["report"], **entry})["register_key"] in entries("actor")


@pytest.mark.parametrize("pair", DECISIONS["blind"], ids=lambda pair: str(pair["report"]))
def test_a_blind_pair_is_two_reviewers_and_what_they_differ_on_stands_in_gold(pair: dict[str, Any]) -> None:
    (first,) = [each["reviewer"] for each in DECISIONS["review"] if each["report"] == pair["report"]]
    assert ROLES[pair["second"]] == ROLES[first] == "reviewer"
    assert pair["second"] != first
    for entry in pair["reject"]:
        assert named({"report": pair["report"], **entry})
        assert entry["reason"]


def test_one_blind_review_waits_for_a_reviewer_and_one_for_the_adjudicator() -> None:
    coded = {review["report"]: review["claims"] for review in DECISIONS["review"]}
    assert sorted((coded[pair["report"]], bool(pair["reject"])) for pair in DECISIONS["blind"]) == [
        ("gold", True), ("none", False),
    ]  # fmt: skip


@pytest.mark.parametrize("route", DECISIONS["route"], ids=lambda route: str(route["claim"]["focus"]))
def test_routes_lead_where_gold_has_the_claim(route: dict[str, Any]) -> None:
    assert named(route["claim"])["event"] == route["event"]
    assert ROLES[route["by"]] == "reviewer"
    assert route["reason"]


@pytest.mark.parametrize(
    "link", DECISIONS["link"], ids=lambda link: f"{link['relation']} {link['first']['focus']}"
)
def test_links_join_claims_of_one_event_in_two_reports(link: dict[str, Any]) -> None:
    first, second = named(link["first"]), named(link["second"])
    assert first["doc"] != second["doc"]
    for name in ("event", "attribute", "scope"):
        assert first[name] == second[name]
    assert link["relation"] in RELATIONS[link["axis"]]
    assert ROLES[link["by"]] == "reviewer"
    assert link["reason"]


def test_a_pair_is_decided_once_per_axis() -> None:
    pairs = [
        (link["axis"], *sorted(named(link[end])["id"] for end in ("first", "second")))
        for link in DECISIONS["link"]
    ]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("ruling", DECISIONS["ruling"], ids=lambda ruling: str(ruling["event"]))
def test_the_editor_rules_on_values_that_differ_and_cites_them(ruling: dict[str, Any]) -> None:
    assert ROLES[ruling["by"]] == "editor"
    assert ruling["reason"]
    assert ruling["attribute"] in attributes()
    assert ruling["event"] in entries("event")
    cited = [named(reference) for reference in ruling["cites"]]
    assert {claim["event"] for claim in cited} == {ruling["event"]}
    assert {claim["attribute"] for claim in cited} == {ruling["attribute"]}
    assert len({claim["value"] for claim in cited}) > 1
    assert ruling["kind"] != "value" or ruling["value"] in {claim["value"] for claim in cited}


def test_a_contested_value_is_left_without_a_ruling() -> None:
    ruled = {(ruling["event"], ruling["attribute"]) for ruling in DECISIONS["ruling"]}
    conflicts = [named(link["first"]) for link in DECISIONS["link"] if link["relation"] == "conflicts"]
    assert [claim for claim in conflicts if (claim["event"], claim["attribute"]) not in ruled]


@pytest.mark.parametrize("key", sorted(entries("event")))
def test_an_event_is_described(key: str) -> None:
    event = entries("event")[key]
    assert event["kind"] in tuple(EventKind)
    # What the machine tells of the same event has the same class of act; a series may count acts of any class.
    assert event["act"] in ACTS or (event["act"] == "" and event["kind"] == "series")
    assert all(event["title"][language] for language in LANGUAGES)
    assert event["place"] in entries("place")
    parse_date(event["date"])
    assert ("series" in event) == (event["kind"] == "series")


def test_every_event_is_spoken_of() -> None:
    assert {claim["event"] for claim in gold()} == set(entries("event"))


def test_event_links_join_two_events() -> None:
    for link in toml("events.toml")["event_link"]:
        assert {link["from"], link["to"]} <= set(entries("event"))
        assert link["from"] != link["to"]
        assert link["relation"] in tuple(EventRelation)
        assert link["detail"]
