"""Stage 5: what each number counts.

Outward: ``read_heads``, and ``is_unknown_noun`` for those who ask what a number is of. The noun is sought right after
the number, over the words that may qualify it; it may be a word of a codebook lexicon, a trigger that counts itself
("nine dead"), left out ("six were hurt", "two others"), or a word no lexicon knows, which only coordination can use
later ("two soldiers and a Briton").
"""

from dataclasses import replace

from claims.domain.codes import Comparator
from claims.extraction.reading import Amount, Counted, Reading, by_sentence
from claims.extraction.tokens import Hit, Kind

# Words between a number and its noun: "five young Iraqi civilian contractors" has three (arbitrary but works).
REACH = 4
CUTS = (
    "function.preposition",
    "function.of",
    "function.conjunction",
    "function.relative",
    "function.subordinator",
    "function.passive",
    "function.auxiliary",
    "function.definite",
    "function.negator",
    "function.demonstrative",
    "function.pronoun",
)
QUOTES = '"\u201c\u201d\u00ab\u00bb'
SIDES = ("sides.subject", "sides.participle", "sides.object")
# How far back "others" looks for its noun.
MEMORY_SENTENCES = 2
# Tokens before a number that opens its sentence: "at least | seven others |" is one.
OPENING = 1
# Tokens from a number in a list back to the one before: "six in the village of Ardun and one" (arbitrary but works).
LISTED = 8
# Units of what "others" usually stands for; buildings and vehicles are named again (arbitrary but works).
STOOD_FOR = frozenset({"person", "projectile"})
ZEROS = frozenset({"zero", "zero_pronoun"})
SOLID = frozenset({"digits", "word", "about", "vague", "pronoun"})


def read_heads(reading: Reading) -> Reading:
    found: list[Counted] = []
    for amount in reversed(reading.amounts):
        follower = next((c for c in reversed(found) if c.first >= amount.last), None)
        counted = _counted(reading, amount, follower)
        if counted is not None:
            is_none_of = amount.origin in ZEROS
            is_dropped = follower is not None and (follower.is_elided or is_none_of)
            if follower is not None and is_dropped and _is_whole_of(reading, follower, amount):
                found.remove(follower)
            found.append(counted)
    settled = _with_antecedents(reading, list(reversed(found)))
    return replace(reading, counted=settled, counted_of=by_sentence(reading, settled))


def _with_antecedents(reading: Reading, listed: list[Counted]) -> tuple[Counted, ...]:
    """ "three others" are of the kind that was counted or named before them."""
    settled: list[Counted] = []
    for counted in listed:
        is_anaphoric = counted.is_elided and reading.marks.is_in(counted.noun_first, "nouns.elided")
        if is_anaphoric and not counted.attributes:
            opens = counted.first - reading.sentence(counted.first).first <= OPENING
            kinds = _named_before(reading, counted.first, opens=opens)
            settled.append(replace(counted, attributes=kinds))
            continue
        settled.append(counted)
    return tuple(settled)


def _named_before(reading: Reading, before: int, *, opens: bool) -> frozenset[str]:
    """The attributes of the nearest countable noun before a token, two sentences back at most.

    opens: the number opens its sentence. Where that noun is none of persons, those of a toll told as near are then
    among them: "two died when a drone hit a house. | Five others | were hurt".
    """
    sentence = reading.sentence_of[before]
    kinds: frozenset[str] = frozenset()
    for index in range(before - 1, -1, -1):
        if sentence - reading.sentence_of[index] > MEMORY_SENTENCES:
            break
        hit = reading.marks.over("head", index)
        if hit is not None and not kinds and _is_named(reading, hit):
            kinds = _with_persons(reading, frozenset(hit.entries))
        if kinds and opens and reading.lexicon.person_tolls & _of_trigger(reading, index):
            return kinds | reading.lexicon.of_any_person
        if kinds and (not opens or kinds & reading.lexicon.person_tolls):
            break
    return kinds


def _is_named(reading: Reading, hit: Hit) -> bool:
    return reading.marks.over("numbers.article", hit.last - 1) is None and _is_kind(reading, hit)


def _of_trigger(reading: Reading, index: int) -> frozenset[str]:
    trigger = reading.marks.at("trigger", index)
    return frozenset(trigger.entries) if trigger is not None else frozenset()


def _with_persons(reading: Reading, kinds: frozenset[str]) -> frozenset[str]:
    """Those who died or were hurt are persons, whom any toll counts: "six died and | four others | were hurt"."""
    return kinds | reading.lexicon.of_any_person if kinds & reading.lexicon.person_tolls else kinds


def _is_kind(reading: Reading, hit: Hit) -> bool:
    """Whether a noun is one of people or projectiles, which "others" stands for, and not a place or a thing hit.

    What a preposition opens ("sur place") is no noun, though the codebook lists it beside nouns.
    """
    if reading.marks.is_in(hit.first, "function.preposition"):
        return False
    codebook = reading.lexicon.codebook
    return any(codebook[key].unit in STOOD_FOR for key in hit.entries if key in codebook)


def _counted(reading: Reading, amount: Amount, follower: Counted | None) -> Counted | None:
    start = amount.last
    partitive = reading.marks.at("numbers.partitive", start)
    shared = _shared_noun(reading, amount, partitive, follower) if partitive is not None else None
    if shared is not None and amount.origin in SOLID | ZEROS:
        return shared
    if partitive is not None and amount.origin in SOLID | ZEROS:
        start = partitive.last
        if amount.origin in ("digits", "word", "pronoun") and not _noun(reading, start):
            of_them = reading.marks.at("nouns.of_them", amount.last)
            last = of_them.last if of_them is not None else amount.last
            return Counted(amount, start, start, last, frozenset(), is_elided=True)
    while start < len(reading.tokens) and reading.marks.is_in(
        start, "function.definite", "function.demonstrative"
    ):
        if partitive is None:
            break
        start += 1
    noun = _noun(reading, start)
    if noun is not None and amount.origin == "article" and _is_of_several(reading, noun):
        noun = _noun(reading, noun.last) if noun.first == start else None
        if noun is None or _is_of_several(reading, noun):
            return None
    if noun is not None:
        last = noun.last + 1 if _is_quoted(reading, noun) else noun.last
        kinds = _kinds(reading, noun)
        kinds = _with_persons(reading, kinds) if start > amount.last else kinds
        return _after_bound(reading, Counted(amount, noun.first, noun.last, last, kinds))
    return _without_noun(reading, amount, start)


def is_unknown_noun(reading: Reading, index: int) -> bool:
    """ "Two death | warrants |", "one of the | social institutions |": a small word that no list knows."""
    token = reading.tokens[min(index, len(reading.tokens) - 1)]
    is_word = index < reading.sentence(index - 1).last and token.is_word and token.raw.islower()
    return is_word and not (_cuts(reading, index) or _is_verbal(reading, index))


def _is_of_several(reading: Reading, noun: Hit) -> bool:
    """Whether an article never stands before it: "a | roadside bomb wounded | three", where qualifiers come first.

    Some nouns are the same for one and for several: "un | Sénégalais |".
    """
    if reading.marks.is_in(noun.last - 1, "nouns.people"):
        return not reading.marks.is_in(noun.last - 1, "nouns.person")
    is_verbal = reading.marks.at("sides.participle", noun.last - 1) is not None
    return is_verbal and reading.lexicon.pack.setting("adjectives_first")


def _is_quoted(reading: Reading, noun: Hit) -> bool:
    """ "four \u00abmercenaries\u00bb killed": marks around the noun alone part it from nothing."""
    if noun.last >= len(reading.tokens):
        return False
    return reading.tokens[noun.first - 1].raw in QUOTES and reading.tokens[noun.last].raw in QUOTES


def _kinds(reading: Reading, noun: Hit) -> frozenset[str]:
    """The attributes that count a noun; a longer phrase that ends in a noun of persons counts persons too."""
    kinds = frozenset(str(key) for key in noun.entries)
    own = reading.marks.at("trigger", noun.first) if reading.marks.at("sides.head", noun.first) else None
    if own is not None and own.last == noun.last and reading.marks.is_in(noun.first, "sides.participle"):
        kinds |= reading.lexicon.person_tolls.intersection(own.entries)  # "sept autres | blessées |"
    is_person = noun.last - noun.first > 1 and reading.marks.is_in(
        noun.last - 1, "nouns.person", "nouns.people"
    )
    return kinds | reading.lexicon.of_any_person if is_person else kinds


def _is_whole_of(reading: Reading, whole: Counted, part: Amount) -> bool:
    """ "one of the five died": the second number only says of how many."""
    partitive = reading.marks.at("numbers.partitive", part.last)
    if partitive is None or whole.first > partitive.last + 1:
        return False
    trigger = reading.marks.at("trigger", whole.last) if whole.is_elided else None
    return trigger is None or not reading.marks.is_in(
        trigger.last, "nouns.made_of"
    )  # "3 of the 9 killed were"


def _shared_noun(
    reading: Reading, amount: Amount, partitive: Hit, follower: Counted | None
) -> Counted | None:
    """ "three of the five rockets", "none of the five": the first number counts the noun of the second."""
    if follower is None or follower.first > partitive.last + 1 or follower.is_loose:
        return None
    kinds = _with_persons(reading, follower.attributes)  # "six of the | 40 injured | died"
    return Counted(amount, follower.noun_first, follower.noun_last, amount.last, kinds, follower.is_elided)


def _noun(reading: Reading, start: int) -> Hit | None:
    """The head noun after a number: the last of a run where qualifiers come first, else the first."""
    best: Hit | None = None
    index = start
    end = reading.sentence(start - 1).last if 0 < start <= len(reading.tokens) else len(reading.tokens)
    is_part = reading.marks.before("nouns.subset", start - 1) is not None
    while index < min(start + REACH + 1, end):
        if _cuts(reading, index) and (is_part or not (best is None and reading.marks.at("head", index))):
            break  # "dont quatre | sur place |"
        hit = _head_at(reading, index)
        if hit is not None and _qualifies_another(reading, hit, start):
            hit = None
        if hit is not None:
            if best is not None and not _goes_on(reading, best, hit):
                break
            best = hit
            if not reading.lexicon.pack.setting("adjectives_first"):
                break
            index = hit.last
            continue
        if best is not None:
            break
        if _is_verb_at(reading, index, is_first=index == start):
            break
        index += 1
    qualified = _last_qualified(reading, best) if best is not None else None
    return qualified if qualified is not None else best


def _is_verb_at(reading: Reading, index: int, *, is_first: bool) -> bool:
    """Whether a trigger ends the search for a noun; right after a number only a phrase does ("lost their lives")."""
    trigger = reading.marks.at("trigger", index)
    if trigger is None or reading.tokens[index].is_capital:
        return False
    return not is_first or trigger.last - trigger.first > 1


def _last_qualified(reading: Reading, best: Hit) -> Hit | None:
    """ "20 drone and rocket | attacks": the noun that two others qualify."""
    joint = reading.marks.at("function.conjunction", best.last)
    if joint is None or not reading.lexicon.pack.setting("adjectives_first") or best.last - best.first > 1:
        return None
    is_qualifier = reading.marks.is_in(joint.last, "head", "category")
    first = reading.marks.at("head", joint.last)
    is_phrase = first is not None and first.last - first.first > 1
    last = first if is_phrase else reading.marks.at("head", joint.last + 1)
    return last if is_qualifier and last is not None and not set(last.entries) & set(best.entries) else None


def _qualifies_another(reading: Reading, hit: Hit, start: int) -> bool:
    """Whether a noun only qualifies another one: "a police station", "un raid américain", "no casualty figures"."""
    if reading.marks.at("nouns.tally", hit.last) is not None:
        return True
    is_first = reading.lexicon.pack.setting("adjectives_first")
    tolls = (reading.marks.at(place, hit.last) for place in ("sides.noun_of", "sides.head"))
    if is_first and all(toll is not None for toll in tolls):
        return reading.marks.is_in(
            hit.last - 1, "nouns.person", "nouns.qualifying"
        )  # "nine | soldier | deaths"
    if not reading.marks.is_in(hit.first, "nouns.qualifying"):
        return False
    if not is_first:
        return hit.first > start and any(
            reading.tokens[index].raw not in QUOTES for index in range(start, hit.first)
        )
    after = hit.last
    if after >= len(reading.tokens):
        return False
    if reading.marks.at("sides.head", after) is not None and reading.marks.at("head", after) is not None:
        return True
    if _cuts(reading, after) or _is_verbal(reading, after):
        return False
    verbs = ("function.verb", *SIDES)
    if reading.marks.is_in(after, "function.doing") and reading.marks.is_in(hit.last - 1, "nouns.people"):
        return False  # "20 | people | attending a wedding"
    is_person = reading.marks.is_in(hit.last - 1, "nouns.person", "nouns.people")
    if is_person and reading.marks.at("function.participle", after) is not None:
        return False  # "a police | officer | guarding the house"
    return _head_at(reading, after) is None and not reading.marks.is_in(after, *verbs)


def _head_at(reading: Reading, index: int) -> Hit | None:
    head = reading.marks.at("head", index)
    if head is not None:
        return head
    trigger = reading.marks.at("trigger", index)
    if trigger is not None and reading.marks.at("sides.head", index) is not None:
        if reading.marks.is_in(index, "triggers.dying") and is_unknown_noun(reading, trigger.last):
            return None  # "two | death | warrants"
        return Hit("head", trigger.first, trigger.last, trigger.entries)
    return None


def _goes_on(reading: Reading, best: Hit, hit: Hit) -> bool:
    """ "police officers" is one noun; "civilians dead" and "people injured" are a noun and what befell it."""
    return hit.first == best.last and reading.marks.at("sides.head", hit.first) is None


def _cuts(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return (
        not (token.is_word or token.raw in QUOTES)
        or (index in reading.timed and not _is_of_the_night(reading, index))
        or reading.marks.is_in(index, *CUTS)
    )


def _is_of_the_night(reading: Reading, index: int) -> bool:
    """ "A | night | guard": a part of the day that only says which guard."""
    time = reading.timed[index]
    is_part = time.date is None and not time.clock and time.last - time.first == 1
    is_first = reading.lexicon.pack.setting("adjectives_first")
    return bool(is_part and is_first and reading.marks.is_in(index + 1, "nouns.person", "nouns.people"))


def _without_noun(reading: Reading, amount: Amount, start: int) -> Counted | None:
    if amount.origin == "year":
        return None
    elided = reading.marks.at("nouns.elided", start)
    if elided is not None and amount.origin in SOLID | {"article"}:
        return _after_bound(
            reading, Counted(amount, elided.first, elided.last, elided.last, frozenset(), is_elided=True)
        )
    if amount.origin in ("zero_pronoun", "pronoun"):
        return Counted(amount, start, start, amount.last, frozenset(), is_elided=True)
    limit = reading.sentence(amount.first).last
    ends = (_cuts, _is_verbal, _closes_a_quotation)
    if start >= limit or any(end(reading, start) for end in ends):
        is_told_apart = reading.marks.before("nouns.subset", amount.first) is not None
        stands_alone = is_told_apart or reading.marks.at("nouns.severity", start) is not None
        stands_alone = stands_alone or _is_led_like_the_last(reading, amount)
        if amount.origin == "zero" or (amount.origin == "article" and not stands_alone):
            return None
        return Counted(amount, start, start, amount.last, frozenset(), is_elided=True)
    end = start + 1
    while end < min(start + 2, limit) and not _cuts(reading, end) and not _is_verbal(reading, end):
        end += 1
    return Counted(amount, start, end, end, frozenset(), is_loose=True)


def _is_led_like_the_last(reading: Reading, amount: Amount) -> bool:
    """ "Six in Ardun and | one in | Varna": a number beside another one before the same preposition."""
    joint, leads = amount.first - 1, amount.last
    if leads >= len(reading.tokens) or not reading.marks.is_in(leads, "function.preposition"):
        return False
    if not (reading.marks.is_in(joint, "function.conjunction") or reading.tokens[joint].raw == ","):
        return False
    return any(
        reading.tokens[index].fold == reading.tokens[leads].fold
        and (
            reading.tokens[index - 1].kind is Kind.NUMBER
            or reading.marks.is_in(index - 1, "numbers.cardinal", "numbers.article")
        )
        for index in range(max(reading.sentence(joint).first + 1, joint - LISTED), joint)
    )


def _closes_a_quotation(reading: Reading, index: int) -> bool:
    """ "« au moins 12 | » ont été blessés": a mark behind a number alone, before its verb, is no noun."""
    if reading.tokens[index].raw not in QUOTES or index + 1 >= len(reading.tokens):
        return False
    return _cuts(reading, index + 1) or _is_verbal(reading, index + 1)


def _is_verbal(reading: Reading, index: int) -> bool:
    return reading.marks.at("trigger", index) is not None or reading.marks.is_in(index, "function.adverb")


def _after_bound(reading: Reading, counted: Counted) -> Counted:
    """ "trois roquettes au moins": the bound stands after the noun."""
    after = reading.marks.at("bounds.after", counted.last)
    amount = counted.amount
    if after is None or amount.comparator is not Comparator.EXACT or amount.origin not in ("digits", "word"):
        return counted
    if after.last > reading.sentence(amount.first).last:
        return counted  # "quatre morts", and in the next line "au moins ..."
    bound = replace(amount, comparator=Comparator(after.entries[0].text("comparator")), last=after.last)
    return replace(counted, amount=bound, last=after.last)
