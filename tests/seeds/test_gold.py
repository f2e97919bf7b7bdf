"""Gold claims stand on their words, know the codebook and the registers, and keep to the table of comparators."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from claims.domain.codes import Actuality, Comparator, InformantKind, Modality, Polarity, Sensitivity, Stake
from claims.domain.dates import parse_date
from claims.domain.intervals import bounds_for
from claims.domain.scopes import parse_scope
from claims.domain.values import PARTS_OF_DAY
from tests.seeds.material import attributes, entries, gold, metadata, report

CODES: dict[str, type[StrEnum]] = {
    "comparator": Comparator,
    "modality": Modality,
    "actuality": Actuality,
    "polarity": Polarity,
    "sensitivity": Sensitivity,
}
REGISTER_OF = {"place": "place", "actor": "actor"}
every_report = pytest.mark.parametrize("file", [line["file"] for line in metadata()])


def claims_of(file: str, kind: str | None = None) -> list[dict[str, Any]]:
    return [claim for claim in gold() if claim["doc"] == file and kind in (None, claim["value_type"])]


def test_ids_are_unique() -> None:
    assert len({claim["id"] for claim in gold()}) == len(gold())


def test_every_report_has_claims() -> None:
    assert {claim["doc"] for claim in gold()} == {line["file"] for line in metadata()}


@every_report
def test_quote_and_focus_are_the_text_at_their_offsets(file: str) -> None:
    text = report(file)
    for claim in claims_of(file):
        assert text[claim["start"] : claim["end"]] == claim["quote"] != ""
        assert text[claim["focus_start"] : claim["focus_end"]] == claim["focus"] != ""
        assert claim["start"] <= claim["focus_start"] < claim["focus_end"] <= claim["end"]


@every_report
def test_a_quote_is_one_clause_or_sentence(file: str) -> None:
    for claim in claims_of(file):
        assert "\n" not in claim["quote"]
        assert claim["quote"] == claim["quote"].strip()


@every_report
def test_the_attribute_and_its_kind_are_those_of_the_codebook(file: str) -> None:
    for claim in claims_of(file):
        row = attributes()[claim["attribute"]]
        assert claim["value_type"] == row["value_kind"]
        assert claim["unit"] == row["unit"]
        assert set(claim["accept_attributes"]) <= set(attributes())


@every_report
def test_event_scope_and_sources_are_known(file: str) -> None:
    for claim in claims_of(file):
        assert claim["event"] in entries("event")
        assert parse_scope(claim["scope"]).key == claim["scope"]
        assert all(part in entries("scope") for part in claim["scope"].split(";") if part)
        for name in ("informant", "channel"):
            assert claim[name] is None or claim[name] in entries("source")
        if claim["register_key"] is not None:
            assert claim["register_key"] in entries(REGISTER_OF[claim["value_type"]])


@every_report
def test_codes_are_those_of_the_domain(file: str) -> None:
    for claim in claims_of(file):
        for name, codes in CODES.items():
            assert claim[name] in tuple(codes), (claim["id"], name)
        assert claim["informant_kind"] in (None, *InformantKind)
        assert claim["stake"] in (None, *Stake)


@every_report
def test_bounds_follow_the_comparator(file: str) -> None:
    for claim in claims_of(file, "count"):
        if claim["comparator"] == "some":
            assert claim["value"] is None
            assert claim["lower"] >= 2
            continue
        bounds = bounds_for(Comparator(claim["comparator"]), Decimal(claim["value"]))
        assert (claim["lower"], claim["upper"]) == (bounds.lower, bounds.upper)


@every_report
def test_dates_lie_in_their_days(file: str) -> None:
    for claim in claims_of(file, "date"):
        date = parse_date(claim["value"])
        assert date.lower is not None
        assert date.upper is not None
        assert date.lower.isoformat() <= claim["lower"] <= claim["upper"] <= date.upper.isoformat()
        assert (claim["as_read"] is None) == (claim["emendation"] is None)


def test_other_kinds_hold_values_of_their_kind() -> None:
    weapons = {category["key"] for category in attributes()["weapon"]["categories"]}
    for claim in gold():
        if claim["value_type"] == "category":
            assert claim["value"] in weapons, claim["id"]
        elif claim["value_type"] == "boolean":
            assert claim["value"] is True or claim["value"] is False, claim["id"]
        elif claim["value_type"] == "time":
            assert claim["value"] in PARTS_OF_DAY, claim["id"]


def test_a_stated_zero_is_a_value() -> None:
    zeros = [claim for claim in gold() if claim["comparator"] == "none"]
    assert len(zeros) >= 5
    for claim in zeros:
        assert (claim["value"], claim["lower"], claim["upper"]) == (0, 0, 0)
        assert claim["polarity"] == "positive"


def test_the_misprint_stays_as_printed() -> None:
    (printed,) = [claim for claim in gold() if claim["as_read"] is not None]
    assert printed["focus"] == "3 janvier 2019"
    assert (printed["value"], printed["as_read"]) == ("2019-01-03", "2020-01-03")


def test_a_public_name_or_profile_is_that_of_a_public_figure_or_a_mere_role() -> None:
    public = [claim for claim in gold() if claim["sensitivity"] == "public"]
    for claim in public:
        if claim["attribute"] == "victim_name":
            assert claim["register_key"] in entries("actor"), claim["id"]
        elif claim["attribute"] == "victim_profile":
            assert not {"girl", "boy", "child"} & set(claim["value"].split()), claim["id"]
