"""Numbers of those who are said to be armed: "they were about eighty |, heavily armed", "there were six, masked".

Outward: ``are_armed``. Whoever is told by what he carried did it; such a number is none of the figures told before.
"""

from claims.extraction.reading import Counted, Reading

# Tokens from the number to the word that says so: "about eighty of them, all heavily armed" (arbitrary but works).
REACH = 6


def are_armed(reading: Reading, counted: Counted) -> bool:
    """Whether commas or nothing but "of them" part a number from the word that says that they were armed."""
    last = counted.last
    limit = min(last + REACH, reading.sentence(counted.first).last)
    for index in range(last, limit):
        if reading.marks.at("triggers.armed", index) is not None:
            return True
        is_theirs = reading.marks.is_in(
            index, "function.adverb", "function.of", "function.pronoun", "nouns.of_them"
        )
        if reading.tokens[index].raw != "," and not is_theirs:
            return False
    return False
