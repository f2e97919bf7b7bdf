"""Pairs of voices of which each by itself keeps a result as it is, whoever else is left out.

Outward: ``at_odds``, ``kept_contested`` and ``kept_corroborated``. Most voices of an event with many are
spared a trial by them (``hanging``): what holds without anybody but these two holds without any one of the others.
"""

from collections import Counter

from claims.consensus.context import Context
from claims.consensus.evidence import exclusions
from claims.consensus.hearing import Hearing
from claims.consensus.kinship import Pair
from claims.consensus.sayings import Spoken, friends_of
from claims.consensus.testimony import Testimony
from claims.domain.codes import Stake


def at_odds(hearing: Hearing, spoken: Spoken, context: Context) -> tuple[Pair, ...]:
    """Of a contested number on which nobody gives way: whoever exclude each other, one of each kind of such pairs."""
    return tuple(
        (spoken.voice(one), spoken.voice(other))
        for one, other in exclusions([*hearing.standing, *hearing.denials], context)
        if not (one.statement.rejects and other.statement.rejects)
    )


def kept_contested(hearing: Hearing, spoken: Spoken, context: Context) -> tuple[Pair, ...]:
    """Of a contested number. Two who exclude each other, each alone in its article and superseded by nobody ever."""
    articles = Counter(one.article for one in hearing.counted)
    firm = [
        one
        for one in hearing.standing
        if len(one.members) == 1
        and (not one.statement.article or articles[one.statement.article] == 1)
        and not hearing.updates.may_give_way(one.statement)
    ]
    return tuple((spoken.voice(one), spoken.voice(other)) for one, other in exclusions(firm, context))


def kept_corroborated(hearing: Hearing, spoken: Spoken, context: Context) -> tuple[Pair, ...]:
    """Of a corroborated number on which nobody gives way: two shown to be independent, where all say the same.

    None where anything else than the number of voices could move it: a denial, a party, a doubt.
    """
    told = hearing.current
    if (
        hearing.denials
        or not all(map(_says_it_plainly, told))
        or len({one.profile.meaning for one in told}) > 1
    ):
        return ()
    articles = [one.statement.article for one in told if one.statement.article]
    if len(set(articles)) < len(articles):
        return ()
    # A voice is made of its own testimonies: leaving another one out neither joins nor parts these two.
    friends = friends_of(spoken, context)
    return tuple(
        (voice, other)
        for voice in friends
        for other in friends
        if voice < other and friends[voice] >> other & 1
    )


def _says_it_plainly(one: Testimony) -> bool:
    return len(one.members) == 1 and one.statement.stake is not Stake.PARTY
