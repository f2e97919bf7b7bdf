"""claims.extraction.jsonl: the output line of the contract."""

import json

from claims.extraction.jsonl import line_of
from tests.claims.extraction.cast import document, suggest

KEYS = [
    "doc",
    "lang",
    "event",
    "attribute",
    "scope",
    "value_type",
    "value",
    "lower",
    "upper",
    "unit",
    "comparator",
    "modality",
    "actuality",
    "polarity",
    "attribution",
    "quote",
    "start",
    "end",
    "focus",
    "focus_start",
    "focus_end",
    "rule",
    "score",
]


def lines(text: str, shared: dict[tuple[str, str], str] | None = None) -> dict[str, dict[str, object]]:
    return {draft.attribute: line_of(document(text), draft, shared) for draft in suggest(text).drafts}


def test_a_line_has_the_keys_of_the_contract_in_order() -> None:
    line = lines("At least seven rockets were fired.")["rockets_fired"]
    assert list(line) == KEYS
    assert json.loads(json.dumps(line)) == line


def test_a_count_is_a_number_and_an_open_bound_null() -> None:
    line = lines("At least seven rockets were fired.")["rockets_fired"]
    assert (line["value"], line["lower"], line["upper"], line["comparator"]) == (7, 7, None, "at_least")


def test_a_vague_count_has_no_value() -> None:
    line = lines("Dozens of people were killed.")["killed"]
    assert (line["value"], line["lower"], line["upper"], line["comparator"]) == (None, 20, None, "some")


def test_a_boolean_is_a_json_boolean() -> None:
    assert lines("The group claimed responsibility.")["responsibility_claimed"]["value"] is True


def test_a_part_of_a_month_is_that_month_with_full_days_as_bounds() -> None:
    line = lines("Two guards were killed in mid-October.")["event_date"]
    assert (line["value"], line["lower"], line["upper"]) == ("2020-10", "2020-10-10", "2020-10-20")


def test_the_outlet_s_own_words_have_no_attribution() -> None:
    assert lines("Two guards were killed.")["killed"]["attribution"] is None


def test_a_shared_event_has_the_key_of_the_routing() -> None:
    text = "Two guards were killed in an attack."
    (event,) = suggest(text).events
    assert lines(text, {("doc", event.key): "shared"})["killed"]["event"] == "shared"
    assert lines(text)["killed"]["event"] == event.key
