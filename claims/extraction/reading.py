"""What the stages have read of one text so far: a frozen state that each stage hands on, enriched.

Outward: ``Reading`` and the values that stages add to it. Token ranges are first inclusive, last exclusive;
offsets are code points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from claims.domain.codes import Actuality, Comparator, Modality, Polarity
from claims.domain.dates import PartialDate
from claims.domain.scopes import WHOLE, Scope
from claims.domain.values import Value
from claims.extraction.document import Document
from claims.extraction.drafts import OUTLET_SPEAKS, Attribution, Draft, EventDraft
from claims.extraction.lexicon import Lexicon
from claims.extraction.marks import Marks
from claims.extraction.tokens import Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """first, last: tokens. paragraph: running number. zone: role of the zone it starts in."""

    number: int
    first: int
    last: int
    paragraph: int
    zone: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or a time of day as written.

    date: None where only a part of the day or a clock is named, or where nobody knows the day of publication.
    clock: "HH:MM", "" = none. part: part of the day.
    is_period: it names the start or end of a stretch ("since September"), not the day of an event. is_wide: a whole
    year, which tells no event from another.
    focus: token range of the day itself; clock_focus: that of the clock or part, None = none. comparator: exact or
    about. weekday: 0 = Monday, None = not named. flags: such as "impossible_year", "impossible_day".
    """

    first: int
    last: int
    date: PartialDate | None = None
    clock: str = ""
    part: str = ""
    clock_range: tuple[int, int] | None = None
    day_range: tuple[int, int] | None = None
    is_period: bool = False
    is_wide: bool = False
    comparator: Comparator = Comparator.EXACT
    flags: tuple[str, ...] = ()
    weekday: int | None = None
    rule: str = "day"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bound words: tokens first..last-1, the bare number core_first..core_last-1.

    number: None for a range and a vague quantity, which have low and high (None = open). origin: digits, word,
    about, vague, article, pronoun, zero, zero_pronoun, unknown. said_from: where the words that state it start, if
    before it ("| no | damage or casualties"); None = at first.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    origin: str
    comparator: Comparator
    number: int | None
    low: int | None = None
    high: int | None = None
    said_from: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount with the noun it counts.

    noun_first, noun_last: tokens of the head noun; equal where it is elided. attributes: codebook keys whose
    lexicon knows the noun. is_elided: the noun is left out or stood for. is_loose: a noun that no lexicon knows.
    last: end of the phrase.
    """

    amount: Amount
    noun_first: int
    noun_last: int
    last: int
    attributes: frozenset[str]
    is_elided: bool = False
    is_loose: bool = False

    @property
    def first(self) -> int:
        return self.amount.first


@dataclass(frozen=True, slots=True)
class Mood:
    """Modality and actuality over tokens first..last-1."""

    first: int
    last: int
    modality: Modality | None
    actuality: Actuality | None


@dataclass(frozen=True, slots=True)
class Voiced:
    """An attribution that holds over tokens first..last-1; the words of the source itself are names_first..last.

    says: the tokens of its verb of saying; None = "according to" and the like.
    """

    first: int
    last: int
    attribution: Attribution
    names_first: int
    names_last: int
    announces: bool = False
    says: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim before it has an event, a mood and a source: tokens focus_first..focus_last-1 state the value."""

    attribute: str
    value: Value
    focus_first: int
    focus_last: int
    rule: str
    score: float
    reason: str
    scope: Scope = WHOLE
    scope_text: str = ""
    polarity: Polarity = Polarity.POSITIVE
    says_rose: bool = False
    place_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The state of the pipeline.

    sentence_of, clause_of: per token the running number. timed: token -> the date or time it lies in. times_of,
    counted_of, moods_of, voices_of: sentence number -> what stands in it. event_of: token -> event key, None = none.
    told_days: the first tokens of the times that date an act.
    """

    document: Document
    lexicon: Lexicon
    tokens: tuple[Token, ...] = ()
    marks: Marks = field(default_factory=lambda: Marks({}))
    sentences: tuple[Sentence, ...] = ()
    sentence_of: tuple[int, ...] = ()
    clause_of: tuple[int, ...] = ()
    times: tuple[TimeMention, ...] = ()
    times_of: Mapping[int, tuple[TimeMention, ...]] = field(default_factory=dict)
    timed: Mapping[int, TimeMention] = field(default_factory=dict)
    amounts: tuple[Amount, ...] = ()
    counted: tuple[Counted, ...] = ()
    counted_of: Mapping[int, tuple[Counted, ...]] = field(default_factory=dict)
    moods_of: Mapping[int, tuple[Mood, ...]] = field(default_factory=dict)
    voices_of: Mapping[int, tuple[Voiced, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    event_of: Mapping[int, str | None] = field(default_factory=dict)
    events: tuple[EventDraft, ...] = ()
    drafts: tuple[Draft, ...] = ()
    told_days: frozenset[int] = frozenset()

    def words(self, first: int, last: int) -> str:
        """The text from token first to the end of token last-1, as written."""
        return (
            self.document.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""
        )

    def sentence(self, token: int) -> Sentence:
        return self.sentences[self.sentence_of[token]]

    def voice_over(self, token: int) -> Attribution:
        voices = self.voices_of.get(self.sentence_of[token], ())
        found = [voice for voice in voices if voice.first <= token < voice.last]
        return min(found, key=lambda voice: voice.last - voice.first).attribution if found else OUTLET_SPEAKS


class Placed(Protocol):
    """Anything that starts at a token."""

    @property
    def first(self) -> int: ...


P = TypeVar("P", bound=Placed)


def by_sentence(reading: Reading, placed: Iterable[P]) -> dict[int, tuple[P, ...]]:
    """Group by the sentence of the first token, so that looking around a token costs a sentence, not the text."""
    grouped: dict[int, list[P]] = {}
    for item in placed:
        grouped.setdefault(reading.sentence_of[item.first], []).append(item)
    return {number: tuple(items) for number, items in grouped.items()}
