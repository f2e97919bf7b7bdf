"""What a relative clause tells of somebody as going on for long: no part of the event reported.

Outward: ``lasts``. "The army blamed the front, | which has besieged the town for months |."
"""

from claims.extraction.reading import Reading

LASTING, RELATIVE = "time.lasting", "function.relative"


def lasts(reading: Reading, index: int) -> bool:
    """Whether a token stands in a relative clause, up to its comma, that says for how long."""
    sentence = reading.sentence(index)
    for hit in reading.marks.within(LASTING, sentence.first, sentence.last):
        start = hit.first
        while start > sentence.first and reading.tokens[start - 1].raw not in ",;":
            start -= 1
            if reading.marks.is_in(start, RELATIVE):
                break
        end = hit.last
        while end < sentence.last and reading.tokens[end].raw not in ",;":
            end += 1
        if reading.marks.is_in(start, RELATIVE) and start <= index < end:
            return True
    return False
