"""Where a quote stands in an article's text, shown so that a person knows each place again.

Outward: ``Place`` and ``places_of``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

# Characters shown on each side of an occurrence, so that a person knows it again.
CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int
    before: str
    quote: str
    after: str
    is_chosen: bool = False


def places_of(text: str, found: Iterable[tuple[int, int]], chosen: int | None = None) -> list[Place]:
    """chosen: the start that is known already; None = none."""
    return [
        Place(
            start, end, text[max(start - CONTEXT, 0) : start], text[start:end], text[end : end + CONTEXT],
            start == chosen,
        )
        for start, end in found
    ]  # fmt: skip
