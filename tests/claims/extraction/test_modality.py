"""claims.extraction.modality: hedges, hearsay, plans and foiled acts."""

import pytest

from tests.claims.extraction.cast import suggest


@pytest.mark.parametrize(
    ("text", "lang", "modality", "actuality"),
    [
        ("Two guards were killed.", "en", "asserted", "happened"),
        ("Two guards were reportedly killed.", "en", "hearsay", "happened"),
        ("The blast may have killed two guards.", "en", "hedged", "happened"),
        ("In May rockets killed two guards.", "en", "asserted", "happened"),  # the month
        ("The raid of last May killed two guards.", "en", "asserted", "happened"),
        ("ARMY MAY HAVE KILLED TWO GUARDS", "en", "hedged", "happened"),  # capitals deny nothing here
        ("The army denied that two guards were killed.", "en", "denied", "happened"),
        ("They threatened to hang and leave two guards dead.", "en", "asserted", "threatened"),
        ("The army will withdraw 500 soldiers.", "en", "asserted", "planned"),
        ("L'explosion aurait tué deux gardes.", "fr", "hearsay", "happened"),
        ("L'explosion a tué deux gardes.", "fr", "asserted", "happened"),
        ("L'armée va retirer 500 soldats.", "fr", "asserted", "planned"),
        ("Two guards may have been killed.", "en", "hedged", "happened"),  # from the subject on
        ("Deux gardes auraient été tués.", "fr", "hearsay", "happened"),
        ("Deux gardes pourraient avoir été tués.", "fr", "hedged", "happened"),
        ("If two guards died, talks end.", "en", "contingent", "happened"),
        ("Si deux gardes sont morts, tout finit.", "fr", "contingent", "happened"),
        ("L'armée dément que deux gardes ont été tués.", "fr", "denied", "happened"),
        ("The army foiled a raid that killed two guards.", "en", "asserted", "foiled"),
        ("L'armée a déjoué un raid contre deux gardes tués.", "fr", "asserted", "foiled"),
        ("Le groupe menace de laisser deux gardes morts.", "fr", "asserted", "threatened"),
        ("They tried to leave two guards dead.", "en", "asserted", "attempted"),
        ("Ils ont tenté de laisser deux gardes morts.", "fr", "asserted", "attempted"),
        # an adverb or a participle inside the verb reaches the subject too
        ("Two guards were probably killed.", "en", "hedged", "happened"),
        ("Two guards were feared dead.", "en", "hedged", "happened"),
        ("Two guards were believed killed.", "en", "hedged", "happened"),
        ("Deux gardes ont peut-être été tués.", "fr", "hedged", "happened"),
        ("Vingt morts sont à craindre.", "fr", "hedged", "happened"),
        ("L'attaque ferait au moins deux morts.", "fr", "hearsay", "happened"),
        # a mood whose words end in the clause that it opens
        ("It is unclear whether two guards were killed.", "en", "hedged", "happened"),
        ("They do not believe that two guards died.", "en", "hedged", "happened"),
        ("Were two guards killed?", "en", "hedged", "happened"),  # asked, not told
        ("Deux gardes sont-ils morts ?", "fr", "hedged", "happened"),
    ],
)
def test_the_mood_of_a_count(text: str, lang: str, modality: str, actuality: str) -> None:
    (draft,) = [d for d in suggest(text, lang).drafts if d.value.kind == "count"]
    assert (draft.modality, draft.actuality) == (modality, actuality)


def test_a_mood_ends_with_its_clause() -> None:
    drafts = suggest("Two guards died; a third blast may have killed three soldiers.").drafts
    assert [d.modality for d in drafts if d.attribute == "killed"] == ["asserted", "hedged"]


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        # "and" joins the verb to the one before it, whose victims it leaves alone
        ("The blast killed two guards and may have wounded three.", ["asserted", "hedged"]),
        ("Two guards were killed and three may have been wounded.", ["asserted", "hedged"]),
        ("Two guards and three soldiers may have been wounded.", ["hedged", "hedged"]),
    ],
)
def test_a_hedge_reaches_its_own_subject_alone(text: str, moods: list[str]) -> None:
    assert [d.modality for d in suggest(text).drafts if d.value.kind == "count"] == moods


def test_who_threatens_has_not_acted() -> None:
    drafts = suggest("The Red Front threatened to kill two guards.").drafts
    assert {d.actuality for d in drafts} == {"threatened"}
