"""Adding claims at the words, by mouse and by key: offsets are code points whatever the text holds."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import Attribute, Claim
from sources.models import Article
from tests.e2e.conftest import tab_to, violations
from tests.factories import ArticleFactory, EventFactory, ScopeFactory

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# Text, its language, and the words that a person drags over.
TEXTS = [
    # outside the plane that UTF-16 counts once
    ("🚀🇮🇶 Report 🧑‍🚒\n\nThe army said at least three guards were hurt.\n", "en", "at least three guards"),
    # composed and not: the accents of the text stay as they are
    ("Bilan\n\nL'arme\u0301e a tue\u0301 trois gardes blessés à Taji.\n", "fr", "trois gardes blessés"),
    ("تقرير\n\nقال الجيش إن ثلاثة جنود قتلوا يوم الثلاثاء.\n", "ar", "ثلاثة جنود"),
]


def opened(desk: Any, text: str, language: str = "en") -> tuple[Page, Article]:
    article = ArticleFactory(text=text, language=language)
    page = desk.open(f"/admin/articles/{article.public_id}/")
    page.wait_for_load_state("load")
    return page, article


def drag_over(page: Page, words: str) -> None:
    """With the mouse, from the first letter to the last in reading order."""
    left, right, middle, is_rtl = page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walker.nextNode()) && !node.data.includes(words));
            const range = document.createRange();
            range.setStart(node, node.data.indexOf(words));
            range.setEnd(node, node.data.indexOf(words) + words.length);
            const box = range.getBoundingClientRect();
            const direction = getComputedStyle(node.parentElement).direction;
            return [box.left, box.right, (box.top + box.bottom) / 2, direction === "rtl"];
        }""",
        words,
    )
    start, end = (right - 1, left) if is_rtl else (left + 1, right)
    page.mouse.move(start, middle)
    page.mouse.down()
    page.mouse.move(end, middle, steps=6)
    page.mouse.up()


def test_words_are_dragged_over_and_the_claim_stands_on_them(visit: Callable[..., Any], seeded: None) -> None:
    desk = visit("reviewer")
    for text, language, words in TEXTS:
        page, article = opened(desk, text, language)
        drag_over(page, words)
        expect(page.locator("#words-search")).to_be_focused()
        page.keyboard.type("injured")
        page.keyboard.press("Enter")
        number = page.locator("#words [name=number]")
        expect(number).to_be_visible()
        if language == "ar":  # no pack reads Arabic: what the words state is typed
            page.select_option("#words [name=comparator]", "exact")
            number.fill("3")
            for name in ("modality", "actuality", "polarity"):
                page.locator(f"#words [name={name}]").select_option(index=1)
        expect(number).to_have_value("3")
        number.press("Enter")
        expect(page.locator("#words")).to_be_hidden()
        claim = Claim.objects.get(article=article)
        assert claim.focus in (words, words.removesuffix(" blessés"))
        assert article.text[claim.focus_start : claim.focus_end] == claim.focus
        assert article.text[claim.start : claim.end] == claim.quote
        expect(page.locator(f"#claim-{claim.ordinal}")).to_have_attribute("aria-current", "true")
        expect(page.locator(f".mark[data-claim='{claim.ordinal}']").first).to_be_visible()
    assert desk.faults == []


def name_informant(page: Page) -> None:
    """By another name of theirs; names are asked for once for all that is typed at once."""
    tab_to(page, page.locator("#words summary").filter(has_text="Attribution"))
    page.keyboard.press("Enter")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/names/" in request.url else None)
    informant = page.locator("#words [name=informant]")
    tab_to(page, informant)
    page.keyboard.type("afp")
    offered = page.locator(f"#{informant.get_attribute('list')} option")
    expect(offered).to_have_count(1)
    expect(offered).to_have_attribute("value", "Agence France-Presse")
    expect(offered).to_have_text("afp")
    assert len(asked) <= 2, asked  # on coming to the field, and for the three keys
    assert violations(page) == []
    page.keyboard.press("Control+A")
    page.keyboard.type("Agence France-Presse")


def test_words_are_selected_and_coded_by_key_alone(visit: Callable[..., Any], seeded: None) -> None:
    desk = visit("reviewer")
    event = EventFactory(title="Rockets on a base")
    for gate in range(1, 31):
        ScopeFactory(key=f"group:gate-{gate}", name=f"guards of gate {gate}", facet="group")
    page, article = opened(desk, TEXTS[0][0])
    page.keyboard.press("w")
    for _ in range(4):  # Report, The, army, said, at
        page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#words-search")).to_be_focused()
    page.keyboard.type("inj")
    # What the codebook says of the attribute stands beside the list, and of no other.
    injured = Attribute.objects.select_related("current").get(key="injured").current
    about, shown = page.locator("#words-about"), page.locator("#words-about > :visible")
    expect(about).to_contain_text(injured.text("definition"))
    for name in ("examples", "edge_cases"):
        assert injured.texts(name)
        for each in injured.texts(name):
            expect(shown.get_by_role("listitem").get_by_text(each, exact=True)).to_be_visible()
    expect(shown).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(shown).not_to_contain_text(injured.text("definition"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    # The number and its bound were read from the words; the event is the first thing left to say.
    expect(page.locator("#words [name=event]")).to_be_focused()
    expect(page.locator("#words [name=event]")).to_have_value("")
    expect(page.locator("#words [name=comparator]")).to_have_value("at_least")
    expect(page.locator("#words [name=informant_text]")).to_have_value("The army")
    page.keyboard.press("ArrowDown")
    # A scope is found by typing: the register is too long to list.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    group = page.locator("#words [name=scope_group]")
    group.focus()
    page.keyboard.type("guards of")
    expect(page.locator("#words").get_by_text("10 more: type to narrow.")).to_be_visible()
    expect(page.locator(f"#{group.get_attribute('list')} option")).to_have_count(20)
    assert violations(page) == []
    page.keyboard.type(" gate 21")
    expect(page.locator(f"#{group.get_attribute('list')} option")).to_have_count(1)
    name_informant(page)
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_hidden()
    claim = Claim.objects.get(article=article)
    assert claim.scope_key == "group:gate-21"
    assert (claim.focus, claim.lower, claim.upper) == ("at least three guards", 3, None)
    assert claim.event == event
    assert claim.informant is not None
    assert claim.informant.key == "afp"
    assert desk.faults == []


def send_moved(page: Page, **moved: int) -> None:
    """Send the panel with offsets that do not fit its words, as no person but a broken script would."""
    for name, by in moved.items():
        page.locator(f"#words [name={name}]").evaluate(
            "(field, by) => { field.value = Number(field.value) + by; }", by
        )
    page.locator("#words [name=number]").press("Enter")


def test_words_that_do_not_stand_at_their_offsets_are_refused_and_what_was_typed_stays(
    visit: Callable[..., Any], seeded: None
) -> None:
    desk = visit("reviewer")
    page, article = opened(desk, TEXTS[0][0])
    page.keyboard.press("c")
    expect(page.locator("#words-typed")).to_be_focused()
    page.keyboard.type("at least three guards")
    page.keyboard.press("Enter")
    expect(page.locator("#words-search")).to_be_focused()
    page.keyboard.type("injured")
    page.keyboard.press("Enter")
    number, refused = page.locator("#words [name=number]"), page.locator("#words [role=alert]")
    number.fill("4")
    quote = page.locator("#words [name=quote]").input_value()
    start = article.text.index(quote)
    send_moved(page, start=1, end=1)
    said = f"These words do not stand at {start + 1} to {start + len(quote) + 1} of the text."
    expect(refused).to_have_text(said)
    expect(refused).to_be_in_viewport()
    expect(number).to_have_value("4")
    send_moved(page, start=-1, end=-1, focus_start=1)
    expect(refused).to_have_text("The words that state the value do not stand in the quote.")
    expect(number).to_have_value("4")
    assert not Claim.objects.exists()
    send_moved(page, focus_start=-1)
    expect(page.locator("#words")).to_be_hidden()
    claim = Claim.objects.get()
    assert (claim.start, claim.quote, claim.number) == (start, quote, 4)
    assert article.text[claim.focus_start : claim.focus_end] == claim.focus == "at least three guards"
    assert desk.faults == []


def test_arrows_follow_the_direction_of_the_text(visit: Callable[..., Any], seeded: None) -> None:
    page, _article = opened(visit("reviewer"), TEXTS[2][0], "ar")
    page.keyboard.press("w")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("window.getSelection().toString()") == "الجيش إن"
    page.keyboard.press("Escape")
    assert page.evaluate("window.getSelection().isCollapsed")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_typed_quote_is_found_and_asked_about_where_it_stands_twice(
    visit: Callable[..., Any], seeded: None, theme: str
) -> None:
    desk = visit("reviewer", theme=theme)
    page, _article = opened(desk, "Two fell\nin May. Later, two fell. Two fell\nin June.")
    page.keyboard.press("c")
    expect(page.locator("#words-typed")).to_be_focused()
    assert violations(page) == []
    # A text area posts CRLF.
    page.keyboard.type("Two fell")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("in")
    page.keyboard.press("Enter")
    expect(page.locator(".words-places button")).to_have_count(2)
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#words-search")).to_be_focused()
    assert page.locator(".words-body").get_attribute("data-start") == "34"
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#words")).to_be_hidden()
    assert Claim.objects.count() == 0
    assert desk.faults == []


def test_lines_ended_by_a_text_area_leave_the_offsets_right(visit: Callable[..., Any], seeded: None) -> None:
    desk = visit("reviewer")
    page = desk.open("/admin/sources/article/add/")
    page.fill("#id_text", "Report\n\nNobody was hurt, they said.\n\nThe army named at least three guards.\n")
    page.check("#id_outlet_unknown")
    page.fill("#id_lang", "en")
    # A form posts every line end of a text area as CRLF.
    with page.expect_request(
        lambda request: request.method == "POST" and "/article/add/" in request.url
    ) as sent:
        page.click("text=Add and find claims")
    assert b"\r\n\r\nThe army" in (sent.value.post_data_buffer or b"") or "%0D%0A%0D%0AThe" in (
        sent.value.post_data or ""
    )
    page.wait_for_url("**/admin/articles/**")
    page.wait_for_load_state("load")
    article = Article.objects.get()
    assert "\r" not in article.text
    before = set(article.claims.values_list("pk", flat=True))
    drag_over(page, "at least three guards")
    expect(page.locator("#words-search")).to_be_focused()
    page.keyboard.type("injured")
    page.keyboard.press("Enter")
    number = page.locator("#words [name=number]")
    expect(number).to_be_visible()
    number.press("Enter")
    expect(page.locator("#words")).to_be_hidden()
    claim = article.claims.exclude(pk__in=before).get()
    assert claim.focus == "at least three guards"
    assert article.text[claim.focus_start : claim.focus_end] == claim.focus
    assert article.text[claim.start : claim.end] == claim.quote
    assert desk.faults == []
