"""Everything that extraction looks up, compiled into one trie: pack, codebook lexicon, registers.

Outward: ``Lexicon`` and ``lexicon_for(codebook, pack, gazetteer)``, which keeps the last few compiled. Beside the
pack's own sections the trie holds, with attribute keys as entries, ``trigger`` (what frames look for), ``cue`` (the
triggers of attributes that a stage of their own reads), ``cued.<key>`` (those of every other place, actor, date, time
or measure, a section each, so that none hides another), ``head`` (nouns that can be counted), ``topic`` (all heads)
and ``refusal``; ``category`` (attribute and category) with ``use`` and ``unused`` (the triggers and refusals of
category attributes); ``place``, ``actor`` and ``scope`` (register keys).
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.domain.attributes import AttributeDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import Comparator, Family, ValueKind
from claims.domain.errors import BadCodebook
from claims.domain.patterns import PATTERNS, Pattern, compiled_pattern
from claims.extraction.gazetteer import Gazetteer
from claims.extraction.pack import Pack
from claims.extraction.tokens import Phrases, fold

TRIGGER, CUE, HEAD, TOPIC, CATEGORY, REFUSAL = "trigger", "cue", "head", "topic", "category", "refusal"
USE, UNUSED = "use", "unused"
FRAMED = (ValueKind.COUNT, ValueKind.BOOLEAN, ValueKind.TEXT)
CUED = (ValueKind.PLACE, ValueKind.ACTOR, ValueKind.DATE, ValueKind.TIME, ValueKind.MEASURE)
# Families whose texts tell of what can be counted.
TANGIBLE = (Family.PEOPLE, Family.THINGS)
# Places, actors, dates and times that a stage of their own reads. Their triggers ("in", "on", "by") say only that a
# sentence tells something.
READ_BY_STAGES = frozenset(
    {
        *("place", "launch_site", "impact_site", "target"),
        *("perpetrator", "claimed_by", "blamed_party", "victim_name"),
        *("event_date", "death_date", "announcement_date", "event_time"),
    }
)
# Kinds of the section "nouns" that stand for a noun or stand beside one.
STANDING = frozenset({"elided", "restricting", "subset", "subset_after"})
# The policy of counts that rise and fall: "missing", but not "took part" or "attacked", whose people are told apart.
LEVEL = "stock"
# Compiled lexicons kept: one per language and codebook version in use at a time (arbitrary but works).
KEPT = 8


@dataclass(frozen=True, slots=True)
class CategoryWord:
    """A word that names a category of a category attribute."""

    attribute: str
    category: str


@dataclass(frozen=True, slots=True)
class NumberWords:
    """For the parts of hyphened numbers. values: word -> (kind, number). joiners: "et" in "vingt-et-un".

    articles: words that are one behind such a joiner, and count nothing alone.
    suffixes: what binds a number that a hyphen ties it to ("400-plus"), with its comparator.
    """

    values: Mapping[str, tuple[str, int]]
    joiners: frozenset[str]
    suffixes: Mapping[str, Comparator] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TimeWords:
    """For the parts of hyphened dates ("mid-October"). edges: word -> part of the month; months: word -> number."""

    edges: Mapping[str, str]
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """phrases: the trie. has_heads, has_triggers: attribute -> whether the codebook names any in this language.

    cued: attributes found by their triggers alone, by key. doers: those that count who did it.
    patterns: attribute -> its patterns in this language. person_tolls: counts of people to whom something happened.
    of_any_person: these, and the levels of people whose editor lists the noun for anybody ("people").
    """

    pack: Pack
    codebook: Codebook
    gazetteer: Gazetteer
    phrases: Phrases
    has_heads: Mapping[str, bool]
    has_triggers: Mapping[str, bool]
    number_words: NumberWords
    time_words: TimeWords
    cued: tuple[str, ...] = ()
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    person_tolls: frozenset[str] = frozenset()
    of_any_person: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()


_kept: OrderedDict[tuple[str, str, str], Lexicon] = OrderedDict()


def lexicon_for(codebook: Codebook, pack: Pack, gazetteer: Gazetteer) -> Lexicon:
    """The compiled lexicon of these three, from memory where it was compiled before."""
    key = (codebook.sha256, pack.sha256, gazetteer.sha256)
    if key not in _kept:
        _kept[key] = _compiled(codebook, pack, gazetteer)
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return _kept[key]


def _compiled(codebook: Codebook, pack: Pack, gazetteer: Gazetteer) -> Lexicon:
    phrases = Phrases()
    pack.file_into(phrases)
    standing = _standing_words(pack)
    for key in sorted(codebook.attributes):
        _file_attribute(codebook.attributes[key], pack, standing, phrases)
    for entry in (*pack.of("triggers"), *pack.of("nouns")):
        section = {"count": TRIGGER, "counted": HEAD}.get(entry.kind)
        if section is not None and entry.text("attribute") in codebook:
            for phrase in entry.words:
                phrases.add(phrase, section, entry.text("attribute"))
    _file_persons(codebook, pack, phrases)
    for section, name, register_key in gazetteer.names():
        phrases.add(name, section, register_key)
    has_heads, has_triggers = (
        {key: bool(d.lexicon.get(pack.code, {}).get(part)) for key, d in codebook.attributes.items()}
        for part in ("heads", "triggers")
    )
    return Lexicon(
        pack,
        codebook,
        gazetteer,
        phrases,
        has_heads,
        has_triggers,
        _number_words(pack),
        _time_words(pack),
        tuple(key for key in sorted(codebook.attributes) if is_cued(codebook.attributes[key])),
        _patterns(codebook, pack.code),
        person_tolls(codebook),
        _of_any_person(codebook, pack),
        frozenset(entry.text("attribute") for entry in pack.of("triggers") if entry.kind == "doer"),
    )


def is_cued(definition: AttributeDefinition) -> bool:
    """Whether an attribute is found by its triggers alone: no stage of its own knows it."""
    return definition.value_kind in CUED and definition.key not in READ_BY_STAGES


def cue_section(key: str) -> str:
    """Where the triggers of a cued attribute are filed."""
    return f"cued.{key}"


def _patterns(codebook: Codebook, code: str) -> dict[str, tuple[Pattern, ...]]:
    """Those that compile: a codebook is checked where it is saved or loaded, never while an article is read."""
    found: dict[str, tuple[Pattern, ...]] = {}
    for key in sorted(codebook.attributes):
        written = codebook.attributes[key].lexicon.get(code, {}).get(PATTERNS, ())
        compiled = tuple(pattern for text in written if (pattern := _pattern(text)) is not None)
        if compiled:
            found[key] = compiled
    return found


def _pattern(written: str) -> Pattern | None:
    try:
        return compiled_pattern(written)
    except BadCodebook:
        return None


def person_tolls(codebook: Codebook) -> frozenset[str]:
    """Keys of the attributes that count people to whom something happened."""
    return frozenset(
        definition.key
        for definition in codebook.attributes.values()
        if definition.value_kind is ValueKind.COUNT
        and definition.unit == "person"
        and definition.accumulating
    )


def _of_any_person(codebook: Codebook, pack: Pack) -> frozenset[str]:
    """Keys of the tolls, and of the levels of people that are told of "persons": anybody may be missing."""
    anybody = {fold(word) for entry in pack.of("nouns") if entry.kind == "generic" for word in entry.words}
    listed = {
        definition.key
        for definition in codebook.attributes.values()
        if definition.value_kind is ValueKind.COUNT
        and definition.unit == "person"
        and definition.policy == LEVEL
        and any(fold(word) in anybody for word in definition.lexicon.get(pack.code, {}).get("heads", ()))
    }
    return person_tolls(codebook) | listed


def _file_persons(codebook: Codebook, pack: Pack, phrases: Phrases) -> None:
    """A person is a person: what counts anybody counts every noun of persons, whichever an editor listed."""
    tolls = _of_any_person(codebook, pack)
    for entry in pack.of("nouns"):
        if entry.kind in ("person", "people"):
            for phrase in entry.words:
                for key in sorted(tolls):
                    phrases.add(phrase, HEAD, key)


def _time_words(pack: Pack) -> TimeWords:
    edges = {
        fold(word): entry.text("part")
        for entry in pack.of("time")
        if entry.kind == "edge"
        for word in entry.words
    }
    months = {
        fold(entry.words[0]): entry.value
        for entry in pack.of("time")
        if entry.kind == "month" and entry.value is not None
    }
    return TimeWords(edges, months)


def _number_words(pack: Pack) -> NumberWords:
    values: dict[str, tuple[str, int]] = {}
    joiners: set[str] = set()
    articles: set[str] = set()
    for entry in pack.of("numbers"):
        if entry.kind == "joiner":
            joiners.update(map(fold, entry.words))
        elif entry.kind == "article":
            articles.update(map(fold, entry.words))
        elif entry.kind in ("cardinal", "multiplier") and entry.value is not None:
            values[fold(entry.words[0])] = (entry.kind, entry.value)
    suffixes = {
        fold(word): Comparator(entry.text("comparator"))
        for entry in pack.of("bounds")
        if entry.kind == "suffix"
        for word in entry.words
    }
    return NumberWords(values, frozenset(joiners), suffixes, frozenset(articles))


def _file_attribute(
    definition: AttributeDefinition, pack: Pack, standing: frozenset[str], phrases: Phrases
) -> None:
    """File an attribute's words. Only what is counted, true or told is looked for by trigger; the rest has cues."""
    words = definition.lexicon.get(pack.code, {})
    is_category = definition.value_kind is ValueKind.CATEGORY
    section = TRIGGER if definition.value_kind in FRAMED else CUE
    if is_cued(definition):
        section = cue_section(definition.key)
    for word in words.get("triggers", ()):
        phrases.add(_literal(word), section, definition.key)
        if is_category:
            phrases.add(_literal(word), USE, definition.key)
    for word in words.get("refusals", ()):
        phrases.add(_literal(word), UNUSED if is_category else REFUSAL, definition.key)
    for word in words.get("heads", ()):
        phrases.add(_literal(word), TOPIC, definition.key)
        if _is_countable(definition) and fold(word) not in standing:
            phrases.add(_literal(word), HEAD, definition.key)
    for category in definition.categories:
        meant = CategoryWord(definition.key, category.key)
        for word in category.words.get(pack.code, ()):
            phrases.add(_literal(word), CATEGORY, meant)


def _is_countable(definition: AttributeDefinition) -> bool:
    """Whether its heads are nouns to count: of a text, those for people and things ("a girl"), not for reasons."""
    is_text = definition.value_kind is ValueKind.TEXT
    return definition.value_kind is ValueKind.COUNT or (is_text and definition.family in TANGIBLE)


def _standing_words(pack: Pack) -> frozenset[str]:
    """Words that stand for a noun ("others", "two"): they are never the counted noun itself."""
    entries = [*(entry for entry in pack.of("nouns") if entry.kind in STANDING), *pack.of("numbers")]
    return frozenset(fold(word) for entry in entries for word in entry.words)


def _literal(word: str) -> str:
    """An editor's word taken as it is: the brackets of packs mean nothing in a codebook."""
    cleaned = "".join(" " if character in "{}[]|" else character for character in word)
    return cleaned if cleaned.strip() else "-"
