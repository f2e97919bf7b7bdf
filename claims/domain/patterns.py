"""Patterns that editors write for an attribute: what is accepted, and how one is matched.

Outward: ``check_patterns`` (of an attribute), ``check_written`` (a list of them) and ``compiled_pattern``. A pattern
is a regular expression in the syntax of RE2, which matches in time linear in the text whatever is written:
backreferences and lookaround, which cannot be kept linear, are refused. Case is ignored. The group ``value`` holds
the words that state the value; the optional group ``focus`` the words to mark, where they are others:

    "about (?P<value>[0-9]+) vehicles"      marks and reads "40" in "about 40 vehicles"

``\\w``, ``\\d`` and ``\\b`` know ASCII only; ``\\pL`` is a letter of any script.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claims.domain.attributes import AttributeDefinition
from claims.domain.errors import BadCodebook

PATTERNS = "patterns"
VALUE, FOCUS = "value", "focus"
# Characters of a pattern, and patterns of one attribute in one language (arbitrary but works).
LONGEST, MOST = 300, 20
# Bytes that a compiled pattern may take: ten times what the longest sensible ones did (arbitrary but works).
MOST_MEMORY = 1 << 20
# Compiled patterns kept: all of a large codebook (arbitrary but works).
KEPT = 1024
ACCEPTED = (
    f"Accepted: the syntax of RE2, which has no backreference and no lookaround, with one group (?P<{VALUE}>...) "
    f"and at most one (?P<{FOCUS}>...), at most {LONGEST} characters."
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. value, focus: numbers of the groups; focus None = the value itself."""

    written: str
    regexp: Any
    value: int
    focus: int | None

    def matches(self, text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """(value, focus) of each match, as code points of the text, ends exclusive; empty values are passed over.

        Linear in the text for each match. A lone surrogate matches as "?": RE2 reads UTF-8, which has none.
        """
        readable = text.encode("utf-8", "replace").decode("utf-8")
        for found in self.regexp.finditer(readable):
            value = found.span(self.value)
            focus = value if self.focus is None else found.span(self.focus)
            if value[0] < value[1] and focus[0] < focus[1]:
                yield value, focus


@lru_cache(maxsize=KEPT)
def compiled_pattern(written: str) -> Pattern:
    """The pattern, compiled. Raises BadCodebook naming the pattern, what is wrong and what is accepted."""
    if len(written) > LONGEST:
        shown = f"{written[:40]}\N{HORIZONTAL ELLIPSIS}"
        raise BadCodebook(
            'The pattern "%(pattern)s" has %(number)s characters. %(accepted)s',
            pattern=shown,
            number=len(written),
            accepted=ACCEPTED,
        )
    # Imported here: only a codebook that has patterns pays for it.
    import re2

    options = re2.Options()
    options.max_mem, options.case_sensitive, options.log_errors = MOST_MEMORY, False, False
    try:
        regexp = re2.compile(written, options)
    except (re2.error, UnicodeEncodeError) as error:
        raise BadCodebook(
            'The pattern "%(pattern)s" cannot be read: %(why)s. %(accepted)s',
            pattern=written,
            why=_told(error),
            accepted=ACCEPTED,
        ) from error
    groups: Mapping[str, int] = regexp.groupindex
    if VALUE not in groups or not set(groups) <= {VALUE, FOCUS}:
        raise BadCodebook(
            'The pattern "%(pattern)s" names the groups: %(groups)s. %(accepted)s',
            pattern=written,
            groups=", ".join(sorted(groups)) or "none",
            accepted=ACCEPTED,
        )
    return Pattern(written, regexp, groups[VALUE], groups.get(FOCUS))


def check_written(patterns: Sequence[str]) -> None:
    """Raise BadCodebook for the first pattern of a list that is not accepted, or for too many of them."""
    if len(patterns) > MOST:
        raise BadCodebook("%(number)s patterns. Accepted: at most %(most)s.", number=len(patterns), most=MOST)
    for written in patterns:
        compiled_pattern(written)


def check_patterns(definition: AttributeDefinition) -> None:
    """``check_written`` for every language of an attribute. Raises BadCodebook naming attribute and language."""
    for language, words in sorted(definition.lexicon.items()):
        try:
            check_written(words.get(PATTERNS, ()))
        except BadCodebook as error:
            raise BadCodebook(
                'The attribute "%(key)s", patterns in "%(language)s": %(why)s',
                key=definition.key,
                language=language,
                why=error,
            ) from error


def _told(error: Exception) -> str:
    """RE2 tells what is wrong as bytes."""
    told = error.args[0] if error.args else ""
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(error)
