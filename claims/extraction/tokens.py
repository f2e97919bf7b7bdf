"""Cut a text into tokens that keep their offsets, and find phrases among them.

Outward: ``tokenise`` and ``Phrases``. The text is never rewritten: a token holds the offsets of its characters and
beside them a folded form for look-up (composed accents, no case, straight apostrophe). Phrases are looked up in one
walk of a trie over folded forms, so that finding all words of a language pack costs one pass over the tokens.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from claims.extraction.apostrophes import CLITICS, ELISIONS
from claims.extraction.errors import BadPack
from claims.extraction.trie import Meaning, Trie

# What stands inside a word without being seen: accents of their own, soft hyphens, joiners and zero-width spaces.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_LETTERS = rf"[^\W\d_][^\W_]*(?:[{_INSIDE}]+[^\W_]+)*[\u0300-\u036f]*"
_HYPHEN = "[-\u2010\u2011]"
_APOSTROPHE = "['\u2019\u02bc]"


def _any_of(parts: Sequence[str]) -> str:
    """An alternation; of no parts one that never matches."""
    return "|".join(map(re.escape, parts)) or "(?!)"


_CLITIC = _any_of(CLITICS)
# Thousands may be marked by comma, point, apostrophe or any space; which of them counts is the pack's business.
_NUMBER = r"\d{1,3}(?:[.,'\u2019 \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
# Letters that no digit, accent or hyphen goes on with: most tokens, told before anything longer is tried.
_PLAIN = rf"[^\W\d_]{{2,}}+(?![\d{_INSIDE}\u2010\u2011-])"
_TOKEN = re.compile(
    rf"(?P<plain>{_PLAIN})"
    rf"|(?P<dotted>(?:[^\W\d_]\.){{2,}})"
    r"|(?P<clock>(?<!\d)[0-2]?\d:[0-5]\d(?!\d))"
    rf"|(?P<mixed>\d+[^\W\d_]+[^\W_]*(?:{_HYPHEN}[^\W_]+)*|\d+{_HYPHEN}[^\W\d_][^\W_]*(?:{_HYPHEN}[^\W_]+)*)"
    rf"|(?P<clitic>(?<=[^\W_]){_APOSTROPHE}(?i:{_CLITIC})(?![^\W_]))"
    rf"|(?P<number>{_NUMBER})"
    rf"|(?P<word>{_LETTERS}(?:{_HYPHEN}[^\W_]+[\u0300-\u036f]*[^\W_]*)*)"
    rf"|(?P<mark>[^\s])"
)
# A word part with its apostrophe: elisions ("l'", "d'") hold it at their end, clitics ("'s") at their start.
_ELISION = re.compile(rf"(?:{_any_of(ELISIONS)}){_APOSTROPHE}$", re.IGNORECASE)
_STRAIGHT = str.maketrans(
    {"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060")
)


# Forms of one phrase of a pack (arbitrary but works: a tenth of all that a pack holds).
MOST_FORMS = 8_000


class Kind(StrEnum):
    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token(NamedTuple):
    """text[start:end] == raw. fold: the look-up form. newlines: line ends between it and the token before.

    A named tuple, made twice as fast as a frozen dataclass: every word of every text becomes one.
    """

    raw: str
    fold: str
    start: int
    end: int
    kind: Kind
    newlines: int = 0

    @property
    def is_word(self) -> bool:
        return self.kind is Kind.WORD

    @property
    def is_capital(self) -> bool:
        return self.raw[0].isupper()


def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold().translate(_STRAIGHT)


def tokenise(text: str) -> tuple[Token, ...]:
    """Every visible character lies in exactly one token; linear in the text's length.

    "l'ambassade" is "l'" and "ambassade"; "Iraq's" is "iraq" and "'s"; "F-16" and "30-minute" are single words,
    "2 500" is one number.
    """
    tokens: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        start = found.start()
        newlines = text.count("\n", end, start) if end < start else 0
        raw, end = found.group(), found.end()
        kind = _KINDS[found.lastgroup]
        if raw in "'\u2019\u02bc" and tokens and tokens[-1].end == start and tokens[-1].is_word:
            joined = tokens[-1].raw + raw
            if _ELISION.search(joined) and _ELISION.match(joined):
                before = tokens.pop()
                tokens.append(Token(joined, fold(joined), before.start, end, Kind.WORD, before.newlines))
                continue
        tokens.append(_token((raw, fold(raw), start, end, kind, newlines)))
    return tuple(tokens)


_KINDS: dict[str | None, Kind] = {
    "plain": Kind.WORD,
    "dotted": Kind.WORD,
    "mixed": Kind.WORD,
    "clock": Kind.WORD,
    "clitic": Kind.WORD,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "mark": Kind.MARK,
}


class Hit(NamedTuple):
    """Tokens first..last-1 are a phrase of ``section``; entries: what the phrase stands for there."""

    section: str
    first: int
    last: int
    entries: tuple[Any, ...]


# Made a thousand times per article: without the keyword handling of the named tuple's own constructor.
hit_of = partial(tuple.__new__, Hit)
_token = partial(tuple.__new__, Token)


class Phrases:
    """A trie of phrases, each in a named section with what it stands for."""

    __slots__ = ("_bare", "_full", "_longest")

    def __init__(self) -> None:
        self._full = Trie()
        # What a wire in capitals without accents writes: "ONT ETE TUEES". Only words in capitals look here.
        self._bare = Trie()
        # Phrases that start alike -> the longest of each section: compared once, not in every text.
        self._longest: dict[tuple[tuple[int, Meaning], ...], list[tuple[int, Meaning]]] = {}

    def add(self, phrase: str, section: str, entry: Any) -> None:
        """File ``entry`` under every form of a phrase (see ``expanded``).

        Raises BadPack where it has no word, or more than MOST_FORMS forms: choices multiply, and memory with them.
        """
        forms = list(expanded(phrase))
        if len(forms) > MOST_FORMS:
            raise BadPack(
                f'The phrase "{phrase}" has {len(forms)} forms; at most {MOST_FORMS} are accepted: write several.'
            )
        for form in forms:
            for words in _spellings([token.fold for token in tokenise(form)]):
                if not words:
                    raise BadPack(f'The phrase "{phrase}" holds no word.')
                self._full.add(words, section, entry)
                bare = [_bare(word, is_alone=len(words) == 1) for word in words]
                if bare != words:
                    self._bare.add(bare, section, entry)

    def find(self, tokens: Sequence[Token], nested: frozenset[str] = frozenset()) -> Iterator[Hit]:
        """The longest phrase of each section at each token, left to right.

        Hits of one section overlap only in the ``nested`` ones ("the embassy in Baghdad" holds "Baghdad").
        """
        for first, last, meaning in self.spans(tokens, nested):
            for section, entries in meaning.entries.items():
                yield hit_of((section, first, last, entries))

    def spans(
        self, tokens: Sequence[Token], nested: frozenset[str] = frozenset()
    ) -> Iterator[tuple[int, int, Meaning]]:
        """What ``find`` finds, section by section of one span together: first and last token, and the meaning."""
        free_from: dict[str, int] = {}
        all_free_from = 0
        folds = [token.fold for token in tokens]
        root, bare = self._full.root, self._bare.root
        for first, (word, following) in enumerate(zip(folds, (*folds, "")[1:], strict=True)):
            node = root.get(word)
            if word in bare and _is_bare_capital(tokens[first]):
                found = self._in_capitals(tokens, folds, first)
            elif node is None:
                continue
            elif following in node.following:
                found = self._longest_of(self._full.ends(folds, first))
            elif first >= all_free_from:
                # The usual case, a word that no phrase goes on with: its own entries, and nothing to compare.
                yield first, first + 1, node.meaning
                continue
            else:
                found = [(1, node.meaning)]
            is_free = first >= all_free_from
            for length, meaning in found:
                free = meaning if is_free else _free(meaning, free_from, first, nested)
                yield first, first + length, free
                if length > 1:
                    free_from.update(dict.fromkeys(free.sections, first + length))
                    all_free_from = max(all_free_from, first + length)

    def _in_capitals(
        self, tokens: Sequence[Token], folds: Sequence[str], first: int
    ) -> list[tuple[int, Meaning]]:
        """What starts at a bare capital word: what stands there, and longer phrases that have lost their accents."""
        full = self._full.ends(folds, first)
        best = _by_section(full)
        small = max(
            (length for section, (length, _) in best.items() if section.startswith(_SMALL_WORDS)), default=0
        )
        for section, (length, entries) in _by_section(self._bare.ends(folds, first)).items():
            is_capital = all(_is_bare_capital(token) for token in tokens[first : first + length])
            if is_capital and length > small and (section not in best or best[section][0] < length):
                best[section] = length, entries
        return _by_length(best)

    def _longest_of(self, ends: list[tuple[int, Meaning]]) -> list[tuple[int, Meaning]]:
        """Of the phrases that start at one word, what is the longest of its section; each section once."""
        if len(ends) <= 1:
            return ends
        key = tuple(ends)
        if key not in self._longest:
            self._longest[key] = _by_length(_by_section(ends))
        return self._longest[key]


_Best = dict[str, tuple[int, tuple[Any, ...]]]


def _by_section(ends: list[tuple[int, Meaning]]) -> _Best:
    return {section: (length, held) for length, meaning in ends for section, held in meaning.entries.items()}


def _by_length(best: _Best) -> list[tuple[int, Meaning]]:
    found: dict[int, dict[str, tuple[Any, ...]]] = {}
    for section, (length, entries) in best.items():
        found.setdefault(length, {})[section] = entries
    return [(length, Meaning(entries)) for length, entries in found.items()]


def _free(meaning: Meaning, free_from: Mapping[str, int], first: int, nested: AbstractSet[str]) -> Meaning:
    """What of a meaning lies in no phrase of the same section that was found before."""
    taken = {s for s in meaning.sections if free_from.get(s, 0) > first and s not in nested}
    if not taken:
        return meaning
    return Meaning({section: held for section, held in meaning.entries.items() if section not in taken})


def _is_bare_capital(token: Token) -> bool:
    return token.raw.isupper() and token.raw.isascii()


def _bare(word: str, *, is_alone: bool) -> str:
    """The word without accents; one letter that is all of a phrase keeps its own: a bare one is another word."""
    if word.isascii() or (is_alone and len(word) == 1):
        return word
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


# The small words are told apart by their accents ("des", "dès"): a word that is one as written is no other.
_SMALL_WORDS = "function."


def expanded(phrase: str) -> Iterable[str]:
    """The forms of a phrase: "{a|b} c" is "a c" and "b c"; "a [the] b" is "a the b" and "a b".

    Raises BadPack where a bracket is not closed.
    """
    found = _CHOICE.search(phrase)
    if found is None:
        if set("{}[]|") & set(phrase):
            raise BadPack(f'The phrase "{phrase}" has an open bracket. Accepted: {{a|b}} and [optional].')
        return [" ".join(phrase.split())]
    options = found.group(1).split("|") if found.group(1) is not None else ["", *found.group(2).split("|")]
    before, after = phrase[: found.start()], phrase[found.end() :]
    return [form for option in options for form in expanded(f"{before}{option}{after}")]


_CHOICE = re.compile(r"\{([^{}\[\]]*)\}|\[([^{}\[\]]*)\]")


def _spellings(words: list[str]) -> list[list[str]]:
    """The phrase, and the form with bare capitals that newsrooms write: "Etats-Unis" for "États-Unis"."""
    bare = [_bare_initial(word) for word in words]
    return [words] if bare == words else [words, bare]


def _bare_initial(word: str) -> str:
    """Only of words of several letters: a bare one-letter word is usually another word."""
    return unicodedata.normalize("NFD", word[0])[0] + word[1:] if len(word) > 1 else word
