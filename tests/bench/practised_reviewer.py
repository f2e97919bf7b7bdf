"""A practised reviewer's way through one article in a real browser, counted key by key.

Outward: ``review``, which decides every suggestion, adds three claims by the mouse and one by key alone, and routes
what has no event; and ``Tally``, what it took. A press is 1 whatever keys are held with it, a drag is 1, a click is
1, typed text counts per key. What a claim is worth is not judged here: this measures hands, not heads.
"""

from dataclasses import dataclass, field
from time import perf_counter

from playwright.sync_api import Page, expect

# What is typed to find the attribute of an added claim, and how many are added by the mouse.
ATTRIBUTE, ADDED = "tar", 3
# Open suggestions of one attribute from which a practised reviewer takes them together. Arbitrary but works.
TOGETHER = 3
REASON = "Wrong value."
# A step that takes longer than this has failed.
PATIENCE_MS = 20_000
# Words that no claim stands on yet, as the page shows them: [left, right, middle] of each on its line.
FREE_WORDS = r"""() => {
    const found = [];
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.parentElement.closest(".zone-text") || node.parentElement.closest(".mark")) continue;
        for (const word of node.data.matchAll(/\p{L}{5,}/gu)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const box = range.getBoundingClientRect();
            if (range.getClientRects().length === 1) found.push([box.left, box.right, (box.top + box.bottom) / 2]);
        }
    }
    const pane = document.querySelector(".text-pane").getBoundingClientRect();
    return found.filter(([left, right, middle]) => middle > pane.top + 8 && middle < pane.bottom - 8);
}"""


@dataclass
class Part:
    """How many things one kind of work did, with how many keys and clicks, in how many seconds."""

    number: int = 0
    strokes: int = 0
    seconds: float = 0.0

    @property
    def each(self) -> float:
        return self.strokes / self.number if self.number else 0.0


@dataclass
class Tally:
    accepted: Part = field(default_factory=Part)
    together: Part = field(default_factory=Part)
    rejected: Part = field(default_factory=Part)
    routed: Part = field(default_factory=Part)
    added: Part = field(default_factory=Part)
    added_by_key: Part = field(default_factory=Part)

    @property
    def per_accepted(self) -> float:
        """Keys and clicks per accepted suggestion, stepping included, one by one and together."""
        number = self.accepted.number + self.together.number
        return (self.accepted.strokes + self.together.strokes) / number if number else 0.0

    def lines(self) -> list[str]:
        shown = {
            "accepted one by one": self.accepted, "accepted together": self.together, "rejected": self.rejected,
            "routed": self.routed, "added by mouse": self.added, "added by key alone": self.added_by_key,
        }  # fmt: skip
        lines = [
            f"{name:20} {part.number:4} claims {part.strokes:5} keys and clicks {part.each:6.2f} each"
            f" {part.seconds:7.1f} s"
            for name, part in shown.items()
        ]
        return [*lines, f"{'per accepted':20} {self.per_accepted:.2f} keys and clicks"]


class Hands:
    """Keyboard and mouse of a page that count what they do, for the part of the work at hand."""

    def __init__(self, page: Page, part: Part) -> None:
        self.page, self.part = page, part

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.part.strokes += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.part.strokes += len(text)

    def drag(self, left: float, right: float, middle: float) -> None:
        self.page.mouse.move(left + 1, middle)
        self.page.mouse.down()
        self.page.mouse.move(right, middle, steps=4)
        self.page.mouse.up()
        self.part.strokes += 1

    def click(self, selector: str) -> None:
        self.page.click(selector)
        self.part.strokes += 1


def review(page: Page) -> Tally:
    """page: an article's, open in a browser, its suggestions undecided. Leaves it with every suggestion decided."""
    page.set_default_timeout(PATIENCE_MS)
    tally = Tally()
    _decide(page, tally)
    _route(page, tally.routed)
    for place in range(ADDED):
        _add(page, tally.added, place)
    _add_by_key(page, tally.added_by_key)
    return tally


def open_cards(page: Page) -> int:
    return page.locator("#cards > .card[data-status=suggested]").count()


def _decide(page: Page, tally: Tally) -> None:
    """The last suggestion is rejected with a reason; of the others many of a kind are taken together."""
    while (left := open_cards(page)) > 1:
        alike = page.evaluate(
            """() => {
                const name = (card) => card.querySelector(".card-attribute").textContent;
                const current = document.querySelector(".card.is-current");
                const open = [...document.querySelectorAll("#cards > .card[data-status=suggested]")];
                return open.filter((card) => name(card) === name(current)).length;
            }"""
        )
        is_group = TOGETHER <= alike < left
        part = tally.together if is_group else tally.accepted
        hands, begun = Hands(page, part), perf_counter()
        if is_group:
            hands.press("A")
            page.wait_for_selector("#several form.several button[value=accept]")
            hands.press("Enter")
        else:
            hands.press("a")
        done = alike if is_group else 1
        expect(page.locator("#cards > .card[data-status=suggested]")).to_have_count(left - done)
        page.wait_for_selector(".card.is-current[data-status=suggested]")
        part.number += done
        part.seconds += perf_counter() - begun
    if open_cards(page):
        hands, begun = Hands(page, tally.rejected), perf_counter()
        hands.press("r")
        page.wait_for_selector(".card.is-current input[name=reason]:focus")
        hands.type(REASON)
        hands.press("Enter")
        expect(page.locator("#cards > .card[data-status=suggested]")).to_have_count(0)
        tally.rejected.number += 1
        tally.rejected.seconds += perf_counter() - begun


def _route(page: Page, part: Part) -> None:
    """What has no event is picked and goes to the likeliest; where all have one, the current paragraph moves."""
    hands, begun = Hands(page, part), perf_counter()
    without = page.locator("#cards > .card:not(.is-rejected):has(.card-event em) .card-pick")
    names = [box.get_attribute("value") for box in without.all()]
    for name in names:
        hands.click(f"#claim-{name} .card-pick")
    if not names:
        hands.press("k")
    hands.press("M")
    page.wait_for_selector("#several .event-choices input:focus")
    moved = page.locator("#several input[name=claims]").count()
    hands.press("1", "Enter")
    page.wait_for_selector("#several", state="hidden")
    part.number, part.seconds = moved, perf_counter() - begun


def _add(page: Page, part: Part, place: int) -> None:
    """Drag over words, type some letters of the attribute, take it, choose the nearest event, save."""
    before = page.locator("#cards > .card").count()
    words = page.evaluate(FREE_WORDS)
    left, right, middle = words[place * (len(words) // ADDED)]
    hands, begun = Hands(page, part), perf_counter()
    hands.drag(left, right, middle)
    _fill(page, hands)
    expect(page.locator("#cards > .card")).to_have_count(before + 1)
    part.number += 1
    part.seconds += perf_counter() - begun


def _add_by_key(page: Page, part: Part) -> None:
    before = page.locator("#cards > .card").count()
    hands, begun = Hands(page, part), perf_counter()
    hands.press("w", "ArrowDown", "Shift+ArrowRight", "Enter")
    _fill(page, hands)
    expect(page.locator("#cards > .card")).to_have_count(before + 1)
    part.number += 1
    part.seconds += perf_counter() - begun


def _fill(page: Page, hands: Hands) -> None:
    page.wait_for_selector("#words-search:focus")
    hands.type(ATTRIBUTE)
    hands.press("Enter")
    page.wait_for_selector("#words [name=event]:focus")
    hands.press("ArrowDown", "Enter")
    page.wait_for_selector("#words", state="hidden")
