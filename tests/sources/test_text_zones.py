"""zones: roles by mark, place and shape; in order, disjoint, and nothing but white space left out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text import ZoneRole, zones

STORY = """ date 2020-07 Advertisement

Two barges sink at the old quay

By Jane Roe
Published: 3 July 2020 9:14 AM

Two barges went down on Friday night beside the old quay, harbour staff said.

Nobody was aboard. A guard was treated for shock.

A quiet summer

In May, a tug had burned at the same quay.

"I have never seen the water so high, and I hope that I never will again," the guard said.

With Reuters

Follow us on Google News

Our Outlet

Download the app
"""


def _roles(text: str, lang: str | None = None) -> list[tuple[str, str]]:
    return [(zone.role.value, text[zone.start : zone.end]) for zone in zones(text, lang)]


def test_a_story_is_split_by_role() -> None:
    assert _roles(STORY) == [
        ("metadata_header", "date 2020-07"),
        ("boilerplate", "Advertisement"),
        ("headline", "Two barges sink at the old quay"),
        ("metadata_header", "By Jane Roe\nPublished: 3 July 2020 9:14 AM"),
        ("lead", "Two barges went down on Friday night beside the old quay, harbour staff said."),
        ("body", "Nobody was aboard. A guard was treated for shock."),
        ("headline", "A quiet summer"),
        ("background", "In May, a tug had burned at the same quay."),
        (
            "quotation",
            '"I have never seen the water so high, and I hope that I never will again," the guard said.',
        ),
        ("metadata_header", "With Reuters"),
        ("boilerplate", "Follow us on Google News\n\nOur Outlet\n\nDownload the app"),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # A single sentence is a lead, not a headline.
        ("A barge sank.", ["lead"]),
        # A single line without a stop has nothing below it to be the headline of.
        ("A barge sank", ["lead"]),
        # Lines without blank lines between them are paragraphs of their own.
        ("A barge sank\nIt was night.\nNobody died.", ["headline", "lead", "body"]),
        # A deck below the headline is the lead.
        ("A barge sank\n\nOne guard hurt, quay closed\n\nIt was night.", ["headline", "lead", "body"]),
        # The header line takes only its own words.
        (" date 2020-07 A barge sank at night.", ["metadata_header", "lead"]),
        # A caption is content, but never the lead.
        ("A barge sank\n\nFILE - The quay in 2019. (AP)\n\nIt was night.", ["headline", "body", "lead"]),
        # A teaser and what hangs below it, but not the next paragraph.
        (
            "Il fait nuit.\nUne barge a coulé.\n\nA lire aussi\nUn autre titre\n\nPersonne n'est mort.",
            ["lead", "body", "boilerplate", "body"],
        ),
        # A short line at the very end is no crosshead: nothing follows it.
        ("It was night.\n\nNobody died.\n\nThe end", ["lead", "body"]),
        # The same line of an outlet is furniture only beside furniture.
        ("It was night.\n\nOur Outlet\n\nNobody died.", ["lead", "headline", "body"]),
        # The short quotation over a paragraph is a crosshead.
        ('It was night.\n\n"A cold night"\n\nNobody died.', ["lead", "headline", "body"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_place_and_shape_decide_where_no_mark_does(text: str, roles: list[str]) -> None:
    assert [role for role, _ in _roles(text)] == roles


def test_a_post_keeps_its_own_language_and_stays_apart() -> None:
    text = (
        "Smoke was seen near the quay after the blast pic.twitter.com/abc123\n\n"
        "Une barge a coulé dans la nuit près du quai, selon les pompiers.\n\n"
        "It was the third of the week #quay pic.twitter.com/def456\n"
        "And that is all for the night https://t.co/xyz"
    )
    assert [(zone.role, zone.lang) for zone in zones(text, "fr")] == [
        (ZoneRole.POST, "en"),
        (ZoneRole.LEAD, "fr"),
        (ZoneRole.POST, "en"),
        (ZoneRole.POST, "en"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe | Staff writer",
        "Reporting by Jane Roe in Varna; editing by John Doe",
        "Updated 3 July 2020, 21:05",
        "July 3, 2020 at 5:04 p.m.",
        "With inputs from agencies",
        "The Associated Press contributed to this report.",
        "3 min read",
        "Share on Facebook",
        "We use cookies to give you a better visit",
        "Copyright 2020 The Outlet. All rights reserved.",
        "(Photo by Jane Roe/Getty Images)",
        "You may also like",
        "Already a subscriber? Log in",
        "This is a developing story. It will be updated.",
        "Publié le : 03/07/2020 - 21:05",
        "Avec notre correspondante à Varna",
        "Temps de lecture : 4 min",
        "Crédit photo : Jeanne Roux / AFP",
        "Les plus lus",
        "Cet article est réservé aux abonnés",
        "Partager cet article",
    ],
)
def test_the_furniture_of_any_outlet_is_no_text(line: str) -> None:
    text = f"Two barges sink at the old quay\n\nTwo barges went down on Friday, harbour staff said.\n\n{line}"
    assert _roles(text)[-1][0] in ("boilerplate", "metadata_header")


def test_a_signature_claims_the_words_above_it() -> None:
    text = "A barge sank.\n\nIt is dark here.\n— A Resident (@resident_01) December 20, 2020\n\nNobody died."
    assert [role for role, _ in _roles(text)] == ["lead", "post", "post", "body"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "A barge sank\n\n"
        "A barge laden with gravel went down on Friday night beside\n"
        "the old quay, where two guards had been on duty since noon.\n"
        "Harbour staff said that nobody was aboard when it capsized.\n\n"
        "Nobody died."
    )
    assert [role for role, _ in _roles(text)] == ["headline", "lead", "body"]


def test_the_language_given_beats_the_language_told() -> None:
    assert [zone.lang for zone in zones("Baghdad, Erbil", "en")] == ["en"]
    assert [zone.lang for zone in zones("Baghdad, Erbil")] == [None]


LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "",
                " date 2020-07 It rained",
                "A lire aussi",
                "Advertisement",
                "Download the app",
                "Smoke pic.twitter.com/abc",
                "— R (@r) May 3, 2020",
                "In May, it rained.",
                "🚀 Nobody died.",
                "A quiet night",
                "كانت ليلة هادئة",
            ]
        ),
    ),
    max_size=12,
).map("\n".join)


@given(LINES)
def test_zones_are_ordered_disjoint_and_leave_out_only_white_space(text: str) -> None:
    found = zones(text)
    end = 0
    for zone in found:
        assert end <= zone.start < zone.end <= len(text)
        assert text[end : zone.start].strip() == ""
        end = zone.end
    assert text[end:].strip() == ""


@given(LINES)
def test_zones_begin_and_end_on_words(text: str) -> None:
    for zone in zones(text):
        assert text[zone.start : zone.end] == text[zone.start : zone.end].strip()


FURNITURE = """Une barge coule au vieux quai

Publié le 3 mai 2020 à 14h

Une barge a coulé mardi au vieux quai, selon le port.

> À lire aussi : Deux barges coulent au quai neuf

Nul n'était à bord."""


@pytest.mark.parametrize(
    "copied",
    [
        FURNITURE,
        FURNITURE.replace(" ", "\u00a0"),  # as a screen gives them
        FURNITURE.replace(" :", "\u202f:"),  # as French typesetters write
        unicodedata.normalize("NFD", FURNITURE),  # as some file systems and readers do
    ],
    ids=["as written", "no-break spaces", "narrow spaces", "decomposed accents"],
)
def test_marks_are_known_however_spaces_and_accents_are_written(copied: str) -> None:
    roles = [role for role, _ in _roles(copied, "fr")]
    assert roles == ["headline", "metadata_header", "lead", "boilerplate", "body"]
