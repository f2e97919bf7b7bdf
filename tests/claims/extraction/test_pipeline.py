"""claims.extraction.pipeline: laws that hold on any text, and attributes that need no code."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.document import Zone
from claims.extraction.drafts import Draft, Extraction
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import STAGES, extract
from tests.claims.extraction.cast import CODEBOOK, REGISTER, attribute, codebook, document, suggest, words

PIECES = [
    "Seven rockets",
    "were fired",
    "at the embassy in Varna",
    "on Tuesday evening",
    ",",
    ".",
    "killing",
    "a girl",
    "and",
    "at least",
    "25",
    "guards",
    "died",
    "according to the army",
    "\n\n",
    "(",
    ")",
    '"',
    "no casualties",
    "the Red Front",
    "claimed responsibility",
    "who",
    "3 January 2029",
    "near",
    "General Aldo Soto",
    "was",
    "killed",
    "between",
    "dozens of",
    "sept roquettes",
    "ont été tirées",
    "aucune victime",
    "selon l'armée",
    "dont un garde",
    "le 31 février 2019",
    "à",
    ";",
    "one hundred and",
    "of the",
    "the killing of",
    "anniversary of",
    "e\u0301",
    "\u00a0",
    "🚀",
    "’",
    "- ",
    "19:30",
    "p.m.",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
LANGUAGES = st.sampled_from(["en", "es", "fr"])
DATES = st.sampled_from([None, "2020-11-18", "2020-07", "2019", "0001-01-01", "9999-12-31"])


def anchors_hold(text: str, drafts: tuple[Draft, ...]) -> bool:
    return all(
        text[d.start : d.end] == d.quote
        and text[d.focus_start : d.focus_end] == d.focus
        and d.focus
        and d.quote
        and d.start <= d.focus_start < d.focus_end <= d.end
        for d in drafts
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES, DATES)
def test_no_text_raises_and_every_anchor_holds(text: str, lang: str, published: str | None) -> None:
    extraction = suggest(text, lang, published)
    assert anchors_hold(text, extraction.drafts)
    keys = {event.key for event in extraction.events}
    assert {draft.event for draft in extraction.drafts} - {None} <= keys
    assert all(
        0 <= draft.score <= 1 and draft.reason and draft.rule.startswith(f"{lang}.")
        for draft in extraction.drafts
    )


@settings(max_examples=50, deadline=None)
@given(TEXTS, LANGUAGES)
def test_the_same_text_gives_the_same_answer(text: str, lang: str) -> None:
    assert suggest(text, lang) == suggest(text, lang)


def test_twice_the_text_is_twice_the_claims() -> None:
    text = "Seven rockets were fired on Tuesday, killing a girl.\n\n"
    once, often = (suggest(read).drafts for read in (text, text * 20))
    assert len(often) == 20 * len(once)


def test_drafts_stand_in_text_order() -> None:
    drafts = suggest("Two guards were killed, the army said. Five rockets were fired on Tuesday.").drafts
    assert [d.focus_start for d in drafts] == sorted(d.focus_start for d in drafts)


def test_an_empty_text_has_nothing_to_say() -> None:
    assert suggest("") == Extraction()


def test_an_attribute_of_the_editor_is_extracted_without_code() -> None:
    tents = attribute(
        "tents_pitched",
        "count",
        unit="tent",
        lexicon={"en": words(["pitched"], ["tents"]), "fr": words(["plantées"], ["tentes"])},
    )
    book = codebook(tents)
    english = suggest("At least 40 tents were pitched.", book=book).drafts
    french = suggest("Au moins 40 tentes ont été plantées.", "fr", book=book).drafts
    assert [(d.attribute, d.value.text()) for d in english] == [("tents_pitched", "40")]
    assert [(d.attribute, d.value.text()) for d in french] == [("tents_pitched", "40")]


def test_a_truth_of_the_editor_is_extracted_without_code() -> None:
    curfew = attribute(
        "curfew_imposed", "boolean", lexicon={"en": words(["imposed"], ["curfew"], refusals=["no curfew"])}
    )
    book = codebook(curfew)
    assert [d.value.text() for d in suggest("A curfew was imposed.", book=book).drafts] == ["true"]
    assert [d.value.text() for d in suggest("No curfew was imposed.", book=book).drafts] == ["false"]


def test_boilerplate_and_posts_are_not_the_outlet_s_words() -> None:
    text = "Two guards were killed.\n\nThree guards were killed says a post."
    zones = (Zone("body", 0, 23), Zone("post", 25, len(text), "en"))
    drafts = extract(document(text, zones=zones), CODEBOOK, load_pack("en"), REGISTER).drafts
    assert [d.focus for d in drafts if d.attribute == "killed"] == ["Two"]


def test_curly_and_straight_apostrophes_read_alike() -> None:
    straight, curly = (
        "Selon l'armée, l'explosion a tué deux gardes.",
        "Selon l’armée, l’explosion a tué deux gardes.",
    )
    assert [(d.attribute, d.focus) for d in suggest(straight, "fr").drafts] == [
        (d.attribute, d.focus.replace("’", "'")) for d in suggest(curly, "fr").drafts
    ]


def test_the_pipeline_reads_as_the_list_of_its_steps() -> None:
    assert [stage.__name__ for stage in STAGES] == [
        "read_sentences",
        "read_times",
        "read_numbers",
        "read_heads",
        "read_moods",
        "read_voices",
        "read_told_days",
        "read_events",
        "read_backgrounds",
        "read_counts",
        "read_restated",
        "read_subgroups",
        "read_single_victims",
        "read_named_members",
        "read_own_deaths",
        "read_doers",
        "read_ordinals",
        "read_places",
        "read_actors",
        "read_truths",
        "read_categories",
        "read_texts",
        "read_profiles",
        "read_whens",
        "read_cued",
        "read_patterns",
        "read_holders",
        "read_scopes",
        "read_merged",
        "read_event_drafts",
        "read_suggestions",
    ]
