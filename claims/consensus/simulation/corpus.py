"""The synthetic corpus as a stream of articles with their claims.

Outward: ``simulate``. Articles come one by one and are not kept: a corpus of any size takes the memory of one.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claims.consensus.errors import ConsensusError
from claims.consensus.simulation.world import ATTRIBUTES, Report, Said, World

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim with its place in the text: code points, end exclusive; quote == text[start:end], focus likewise."""

    said: Said
    start: int
    end: int
    focus_start: int
    focus_end: int


@dataclass(frozen=True, slots=True)
class SyntheticArticle:
    id: str
    event: str
    report: Report
    text: str
    claims: tuple[PlacedClaim, ...]


def event_id(number: int) -> str:
    return f"S{number:06d}"


def world_of(events: int, seed: int) -> World:
    """Raises ConsensusError where there is no event to speak of."""
    if events < 1:
        raise ConsensusError(f"A corpus needs at least one event; got {events}.")
    return World(events, seed, tuple(_language("en")["towns"]))


def simulate(world: World, *, articles: int, claims: int) -> Iterator[SyntheticArticle]:
    """Exactly so many articles with so many claims in all, dealt out evenly, the first ones getting the rest.

    An article with more claims than there are attributes mentions some of them again, as articles do. Raises
    ConsensusError where there are claims and no article.
    """
    if claims and not articles:
        raise ConsensusError(f"{claims} claims need at least one article; got none.")
    for number in range(articles):
        share = claims // articles + (1 if number < claims % articles else 0)
        yield _article(world, number, share)


def _article(world: World, number: int, claims: int) -> SyntheticArticle:
    report = world.report(number)
    words = _language(report.language)
    opening: Sequence[str] = words["opening"]
    town = world.truth(report.event)["place"]
    text = opening[number % len(opening)].format(town=town)
    placed: list[PlacedClaim] = []
    for position in range(claims):
        said = world.says(report, ATTRIBUTES[(number + position) % len(ATTRIBUTES)])
        sentence, focus_start, focus_end = _sentence(said, report, words)
        offset = len(text) + 1
        text = f"{text} {sentence}"
        placed.append(PlacedClaim(said, offset, len(text), offset + focus_start, offset + focus_end))
    if not claims:
        text = f"{text} {words['empty']}"
    return SyntheticArticle(f"T{number:07d}", event_id(report.event), report, text, tuple(placed))


def _sentence(said: Said, report: Report, words: Mapping[str, Any]) -> tuple[str, int, int]:
    """(sentence, start of the focus, its end): the focus starts with a capital where it starts the sentence."""
    template = str(words["sentences"][said.attribute][said.comparator])
    phrases = words["values"]
    focus = phrases["none"][said.attribute] if said.comparator == "none" else phrases[said.comparator]
    focus = str(focus).format(number=said.value)
    start = template.index("{value}")
    if start == 0:
        focus = focus[0].upper() + focus[1:]
    sentence = template.format(value=focus)
    form = "wire" if report.is_wire else "attributed" if report.informant else "plain"
    informant = words["informants"].get(report.informant, report.informant)
    return str(words[form]).format(sentence=sentence, informant=informant), start, start + len(focus)


@cache
def _language(language: str) -> Mapping[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
