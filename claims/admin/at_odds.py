"""Why a value needs an editor, in at most three sentences.

Outward: ``at_odds``. What excludes what comes first, then what the voices say, as far as all of them fit: a part of
the voices would read like the whole. What only repeats another sentence is left out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from claims.consensus.explanation import say

MOST_SENTENCES = 3
# From what an editor has to know first to what the values beside it tell as well.
URGENT = (
    "ruling_stale",
    "part_exceeds_whole",
    "parts_exceed_whole",
    "sum_differs",
    "article_contradicts_itself",
)
PAIRS = ("excludes", "member_disputed", "zero_of_one_party")
SAID = ("says", "only_voice", "agreement", "majority", "denied")
IN_GENERAL = ("contested",)


def at_odds(remarks: Sequence[Any], language: str, names: Mapping[str, str] | None = None) -> list[str]:
    """Sentences in the order of the explanation; all of its beginning where none of them is about a conflict."""
    chosen: list[int] = []
    for codes, is_whole in ((URGENT, False), (PAIRS, False), (SAID, True), (IN_GENERAL, False)):
        found = [number for number, (code, _arguments) in enumerate(remarks) if code in codes]
        room = MOST_SENTENCES - len(chosen)
        if codes is IN_GENERAL and any(remarks[number][0] in (*URGENT, *PAIRS) for number in chosen):
            continue
        if not is_whole or len(found) <= room:
            chosen += found[:room]
    shown = [remarks[number] for number in sorted(chosen)] or remarks[:MOST_SENTENCES]
    return list(dict.fromkeys(say(shown, language, names)))
