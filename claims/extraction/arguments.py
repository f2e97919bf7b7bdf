"""Where the argument of a trigger stands, and what speaks against a pair.

Outward: ``side_of``, ``has_side`` and ``blocks``. The pack's ``sides`` say whether a word takes its
argument before, after, or is itself the noun; a participle is read as passive after a form of "be", else by what is
nearer. Where subjects may follow ("murieron tres soldados"), what stands right after is taken for one.
"""

from claims.extraction.distance import behind_aside, inserted_after
from claims.extraction.inversion import follows_its_verb
from claims.extraction.nounphrases import is_shouted
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

# How far an argument may stand from its trigger, in tokens.
LEFT_REACH, RIGHT_REACH = 24, 9
# Tokens between a label and its colon, and between "the death toll" and its number (arbitrary but works).
LABEL_REACH, NUMBER_REACH = 5, 16
# Tokens before "murder" in which "the anniversary of the" may stand (arbitrary but works).
BEFORE_NOUN = 5
# Sides that hold of the whole trigger only: "shot" is weak, "shot and killed" is not.
OF_WHOLE_WORDS = frozenset({"weak", "of_things", "of_fallen"})
# Sides that say where the argument stands: "received" takes an object, who "received wounds" is its subject.
WORD_ORDER = ("object", "subject")
# "a girl", "a rocket" state one; "a base", "an attack" name a thing without counting it.
ARTICLE_UNITS = frozenset({"person", "projectile"})
NUMBERS = frozenset({"digits", "word", "about", "vague"})
# What a verb that is no participle has right after it.
OBJECTS = (
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "numbers.article",
    "numbers.cardinal",
    "nouns.reflexive",
)
# Marks around a verb that its writer does not call his own: "were \u00abneutralised\u00bb".
QUOTES = '"\u201c\u201d\u00ab\u00bb'
# What stands between a subject and its verb.
VERB_CHAIN = ("function.passive", "function.auxiliary", "function.adverb")
# What ends the objects of a verb, and what may stand behind the last of them.
STOPS_OBJECTS = ("function.passive", "function.relative", "function.subordinator")
GOES_ON = ("function.preposition", "function.conjunction", "function.relative", "function.of")
# A noun after "death" stands past "of" and a determiner; one after an active verb past two words.
NEAR = 3


def has_side(reading: Reading, trigger: Hit, side: str) -> bool:
    """Whether the pack says so of the trigger; of its first word alone only where no side holds of the whole."""
    hit = reading.marks.at(f"sides.{side}", trigger.first)
    if hit is None or hit.last >= trigger.last:
        return hit is not None
    if side in OF_WHOLE_WORDS:
        return False
    return side not in WORD_ORDER or not any(
        whole is not None and whole.last >= trigger.last
        for whole in (reading.marks.at(f"sides.{other}", trigger.first) for other in WORD_ORDER)
    )


def blocks(reading: Reading, index: int, attribute: str) -> bool:
    """Whether the word at a token is one that never speaks of the attribute: "a series of shots" is no attack."""
    hit = reading.marks.over("triggers.blocked", index)
    return hit is not None and any(entry.text("attribute") == attribute for entry in hit.entries)


def side_of(reading: Reading, trigger: Hit, counted: Counted) -> str | None:
    """The pattern under which a counted noun may be the trigger's argument; None where it cannot."""
    if _is_labelled(reading, trigger, counted):
        return "label"
    if _is_number_of(reading, trigger, counted):
        return "number"
    if has_side(reading, trigger, "context"):
        return "context" if not counted.is_elided else None
    is_before = counted.last <= trigger.first
    beyond = trigger.last if is_before else behind_aside(reading, trigger, counted)
    gap = trigger.first - counted.last if is_before else counted.first - beyond
    if gap > (LEFT_REACH if is_before else RIGHT_REACH):
        return None
    if is_before:
        return _side_before(reading, trigger, counted)
    return (
        "likewise"
        if _is_joined_on(reading, trigger, counted)
        else _side_after(reading, trigger, counted, gap)
    )


def _is_joined_on(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "The mayor was killed in the attack, as well as | two guards |": a further subject, told behind its verb."""
    if reading.marks.before("triggers.likewise", counted.first) is None:
        return False
    return _is_passive(reading, trigger) or has_side(reading, trigger, "subject")


def _side_before(reading: Reading, trigger: Hit, counted: Counted) -> str | None:
    """The pattern of an argument before its trigger."""
    if _is_definite(reading, trigger) or _is_object_verb(reading, trigger):
        return None
    if _has_another_subject(reading, trigger, counted) or _is_inserted(reading, trigger, counted):
        return None
    if counted.last < trigger.first and _is_left_aside(reading, counted):
        return None
    if _is_passive(reading, trigger):
        return "passive"
    if has_side(reading, trigger, "object"):
        return None
    if has_side(reading, trigger, "subject"):
        return "subject"
    return None if _is_noun_only(reading, trigger) else "reduced"


def _is_left_aside(reading: Reading, counted: Counted) -> bool:
    """ "20 people | besides the two guards | died": a number that the toll leaves aside is no subject."""
    first = counted.first
    if reading.marks.is_in(first - 1, "function.definite"):
        first -= 1
    return reading.marks.before("triggers.besides", first) is not None


def _is_inserted(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "The boat, with | 60 migrants | aboard, sank": what a preposition brings between commas is no subject."""
    before = counted.first - 1
    if (
        before < 1
        or reading.tokens[before - 1].raw != ","
        or not reading.marks.is_in(before, "triggers.aboard")
    ):
        return False
    return any(reading.tokens[index].raw == "," for index in range(counted.last, trigger.first))


def _has_another_subject(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """Whether it has a subject of its own: "a guard before | he | was shot", "two hit | the nun, who | died"."""
    verb = trigger.first
    while verb > counted.last and reading.marks.is_in(verb - 1, *VERB_CHAIN):
        verb -= 1
    if _is_only_beside(reading, counted, verb, trigger):
        return True
    before = verb - 1
    if before < counted.last:
        return False
    if _is_of_another_number(reading, range(verb, trigger.first), range(counted.last, verb), counted):
        return True
    if reading.marks.is_in(before, "function.pronoun"):
        return not reading.marks.is_in(before, "function.relative", "nouns.reflexive")
    if not reading.marks.is_in(before, "function.relative"):
        return False
    between = range(counted.last, before)
    return any(
        reading.marks.is_in(index, "function.definite", "function.possessive")
        and not reading.marks.is_in(index - 1, "function.preposition", "function.of")
        for index in between
    )


def _is_only_beside(reading: Reading, counted: Counted, verb: int, trigger: Hit) -> bool:
    """ "Two guards accompanied by | a nurse | were killed": one, right before a verb that is said of several."""
    if counted.amount.origin != "article" or counted.last != verb or counted.first == 0:
        return False
    before = counted.first - 1
    opens = before < reading.sentence(counted.first).first or not reading.tokens[before].is_word
    if opens or reading.marks.is_in(before, "function.conjunction"):
        return False
    if reading.marks.is_in(counted.noun_last - 1, "nouns.collective"):
        return False
    return any(reading.marks.is_in(index, "sides.plural") for index in range(verb, trigger.first))


def _is_of_another_number(reading: Reading, chain: range, between: range, counted: Counted) -> bool:
    """ "Three guards came and | the mayor was | hurt": a singular verb, with a subject nearer than the several.

    So too where the several stand in a relative clause: "| the driver | of a car that hit ten people was held".
    """
    is_singular = any(reading.marks.is_in(index, "sides.singular") for index in chain)
    amount = counted.amount
    is_several = amount.origin == "vague" or (amount.number is not None and amount.number > 1)
    if not (is_singular and is_several):
        return False
    before = range(reading.sentence(counted.first).first + 1, counted.first)
    return any(
        reading.marks.is_in(index, "function.definite", "function.possessive", "function.indefinite")
        and reading.marks.is_in(index - 1, "function.conjunction")
        for index in between
    ) or any(
        reading.marks.is_in(index, "function.relative")
        and reading.marks.is_in(index - 1, "nouns.person", "head")
        and not reading.marks.has(index, counted.first, "function.conjunction")
        for index in before
    )


def _side_after(reading: Reading, trigger: Hit, counted: Counted, gap: int) -> str | None:
    """The pattern of an argument after its trigger, ``gap`` tokens on."""
    if counted.amount.origin == "zero_pronoun" and reading.marks.is_in(counted.last, *VERB_CHAIN[:2]):
        return None  # "a killing for which | nobody | has been charged"
    if has_side(reading, trigger, "noun_of") and gap <= NEAR:
        if _is_agent(reading, trigger, counted):
            return "agent"  # "the murder was carried out by | two men"
        is_joined = gap and reading.marks.before("function.conjunction", counted.first) is not None
        return None if is_joined or counted.amount.origin == "zero_pronoun" else "noun_of"
    if _is_object_verb(reading, trigger):
        return None if _is_definite(reading, trigger) else "object"
    is_led = reading.marks.is_in(
        counted.first - 1, "function.preposition"
    )  # "71 have died in | nine | fights"
    follows = "inverted" if gap <= NEAR and not is_led and follows_its_verb(reading, trigger) else None
    if _is_passive(reading, trigger):
        return "agent" if _is_agent(reading, trigger, counted) else follows
    if has_side(reading, trigger, "object"):
        return "object"
    if has_side(reading, trigger, "subject"):
        return follows
    if _is_noun_only(reading, trigger):
        return None
    if _is_agent(reading, trigger, counted):
        return "agent"
    is_near = gap <= NEAR and not _adds_on(reading, trigger, counted)
    return "active" if is_near or _goes_on(reading, trigger, counted) else None


def _adds_on(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "Ten houses burned, as well as | two lorries | stolen": the participle before a comma is not of them."""
    joint = reading.marks.before("triggers.likewise", counted.first)
    joint = joint or reading.marks.before("function.conjunction", counted.first)
    return joint is not None and joint.first > trigger.last and reading.tokens[trigger.last].raw == ","


def _goes_on(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "Wounded the judge's wife and | two sons | in Varna": a further object, with no verb of its own behind it.

    The first is a noun with what stands before nouns, one bare noun ("Pirates seize tanker and | 23 sailors |"), or a
    name: "killed General Saleh and | nine others |".
    """
    joint = reading.marks.before("function.conjunction", counted.first)
    last = joint.first if joint is not None else counted.first - 1
    is_joined = joint is not None or reading.tokens[last].raw == ","
    if (
        not is_joined
        or reading.tokens[last - 1].raw == ","
        or not (
            last - trigger.last == 1
            or reading.marks.is_in(trigger.last, *OBJECTS)
            or _opens_a_name(reading, trigger.last)
        )
    ):
        return False
    between = range(trigger.last, last)
    end = counted.last
    return not any(reading.marks.is_in(index, "trigger", *STOPS_OBJECTS) for index in between) and (
        end >= len(reading.tokens)
        or not reading.tokens[end].is_word
        or end in reading.timed
        or reading.marks.is_in(end, *GOES_ON)
    )


def _is_object_verb(reading: Reading, trigger: Hit) -> bool:
    """Whether a word takes an object and is no participle, so that "was leaving" is no passive."""
    return has_side(reading, trigger, "object") and not has_side(reading, trigger, "participle")


def _is_noun_only(reading: Reading, trigger: Hit) -> bool:
    is_noun = has_side(reading, trigger, "noun_of") or has_side(reading, trigger, "head")
    return is_noun and not has_side(reading, trigger, "participle")


def _is_labelled(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "Civilians killed: 5-7", as tables and assessments write."""
    colon = counted.first - 1
    return (
        trigger.last <= colon
        and colon - trigger.last <= LABEL_REACH
        and reading.tokens[colon].raw == ":"
        and counted.is_elided
        and reading.marks.at("sides.participle", counted.last) is None  # "Casualties: 3 killed"
        and not _is_passive(reading, trigger)  # "six were killed: five in Ardun and one in Varna"
        and not _has_a_verb(reading, counted.last)
    )


def _has_a_verb(reading: Reading, index: int) -> bool:
    """ "The cars were hit: nine | only have | arrived": a number with a verb of its own is under no label."""
    while index < len(reading.tokens) and reading.marks.is_in(index, "function.adverb"):
        index += 1
    return reading.marks.is_in(index, "function.auxiliary", "function.passive")


def _is_number_of(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "brought to five the number of dead", "the death toll from the blast rose to 34"."""
    is_of_people = (
        reading.marks.is_in(counted.noun_last - 1, "nouns.anybody")
        and reading.marks.before("triggers.reaches", counted.first) is not None
    )  # "the toll rose to | 31 people |"
    if not (counted.is_elided or is_of_people) or counted.amount.origin not in NUMBERS:
        return False
    words = reading.marks.within("triggers.number_of", trigger.first - BEFORE_NOUN, trigger.last)
    bringer = next((hit for hit in words), None)
    if bringer is None:
        return False
    if counted.last <= bringer.first:
        return bringer.first - counted.last <= NEAR
    gap = range(trigger.last, counted.first)
    others = reading.marks.within("trigger", gap.start, gap.stop)
    return 0 < len(gap) <= NUMBER_REACH and all(
        reading.marks.is_in(hit.first, "actors.deed")
        for hit in others  # "the toll of the gang | attack |"
    )


def _is_definite(reading: Reading, trigger: Hit) -> bool:
    """ "the dead", "la mort": the word is a noun spoken of, no verb with a subject before it."""
    return reading.marks.before("function.definite", trigger.first) is not None


def is_presupposed(reading: Reading, trigger: Hit) -> bool:
    """Whether a death is spoken of as known already: "since the murder of", "the anniversary of the death of"."""
    before = range(max(reading.sentence(trigger.first).first, trigger.first - BEFORE_NOUN), trigger.first)
    return any(reading.marks.is_in(index, "triggers.presupposes") for index in before)


def is_active(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """Whether a form without "be" is no participle: "soldiers who killed", "soldiers killed the men"."""
    if any(
        reading.marks.at("function.relative", index) is not None
        for index in range(behind_members(reading, counted, trigger.first), trigger.first)
    ):
        return True
    after = trigger.last
    if after >= reading.sentence(trigger.first).last or after in reading.timed:
        return False
    if after + 1 in reading.timed and reading.marks.is_in(after, "function.definite"):
        return False  # "touchés | le 3 mai |"
    is_age = reading.tokens[after].raw[0].isdigit() and "-" in reading.tokens[after].raw
    is_led = reading.marks.is_in(after, "targets.upon")  # "two others shot | at residents |"
    if _is_bare_object(reading, after + 1 if is_led else after):
        return True
    return is_age or reading.marks.is_in(after, *OBJECTS) or _opens_a_name(reading, after)


def behind_members(reading: Reading, counted: Counted, verb: int) -> int:
    """Where a number's own words go on behind those told of some: "30 pupils, of whom 12 were girls, | taken"."""
    end = max(counted.last, counted.noun_last)
    is_told = end + 1 < verb and reading.marks.at("nouns.subset", end + 1) is not None
    beyond = inserted_after(reading, end, verb) if is_told else end
    return beyond if beyond == verb else counted.last


def _is_bare_object(reading: Reading, index: int) -> bool:
    """ "A storm killed | fishermen |": people without an article, unless they speak ("ten killed | police | say")."""
    people = reading.marks.at("nouns.people", index)
    return people is not None and not reading.marks.is_in(people.last, "attribution.says")


def _opens_a_name(reading: Reading, index: int) -> bool:
    """ "Shot | Inspector Roe", "killed | Lt Roe": a rank, or two capitalised words where the text has small ones."""
    if reading.marks.is_in(index, "actors.rank"):
        return True
    if reading.marks.is_in(index, "function.preposition", "function.conjunction", "function.agent"):
        return False  # "Five Killed | By Gunmen |"
    is_pair = index + 1 < len(reading.tokens) and all(
        reading.tokens[i].is_capital for i in (index, index + 1)
    )
    return is_pair and not any(is_shouted(reading, i) for i in (index, index + 1))


def _is_passive(reading: Reading, trigger: Hit) -> bool:
    """Whether a form of "be" stands before the trigger, adverbs and a number of agent words aside."""
    index = trigger.first
    while index > 0 and (
        reading.marks.is_in(index - 1, "function.adverb") or reading.tokens[index - 1].raw in QUOTES
    ):
        index -= 1
    if reading.marks.before("function.passive", index) is None:
        coordinated = reading.marks.before("function.conjunction", index)
        if coordinated is None or coordinated.first <= 1:
            return False
        return reading.marks.before("function.passive", coordinated.first - 1) is not None
    return True


def _is_agent(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    hit = reading.marks.before("function.agent", counted.first)
    return hit is not None and hit.first >= trigger.last
