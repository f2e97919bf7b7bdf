"""The schema of a pack's words for figures: numbers and their bounds, nouns, verbs and their sides, moods, times.

Outward: ``WORDS``. A kind maps to the fields it cannot do without.
"""

from collections.abc import Mapping

from claims.domain.codes import Actuality, Comparator, Modality
from claims.extraction.pack_forms import Accepts, Section

TEXT, WHOLE, FLAG = Accepts(str), Accepts(int), Accepts(bool)
COMPARATOR = Accepts(str, frozenset(Comparator))

WORDS: Mapping[str, Section] = {
    # Number words. vague: low and high ends, high absent = open; vague_alone: only before a verb ("some were").
    # changing: verbs whose "from ... to" tells two figures. article: one, only before a counted noun.
    # of_its_kind: behind a rank that counts the act told before it. each: holds a one that counts
    # nobody ("every one of"). half: adds half of what was said ("one | and a
    # half | million"); half_before: half of the multiplier behind it ("| half a | million").
    # pronoun: a number that stands for its noun ("another"). zero: a stated none; zero_joint: before what it is also
    # said of ("no damage | or | casualties"). zero_after: nobody, where it is a
    # denied verb's object ("without hurting anyone"). about: "une vingtaine".
    "numbers": Section(
        {
            "cardinal": (),
            "multiplier": (),
            "ordinal": (),
            "vague": ("low",),
            "vague_alone": ("low",),
            "changing": (),
            "about": (),
            "article": (),
            "pronoun": (),
            "zero": (),
            "zero_joint": (),
            "zero_pronoun": (),
            "zero_after": (),
            "joiner": (),
            "range": (),
            "range_open": (),
            "partitive": (),
            "unknown": (),
            "same": (),
            "each": (),
            "half": (),
            "half_before": (),
            "of_its_kind": (),
            "share": (),
        },
        {"low": WHOLE, "high": WHOLE},
    ),
    "bounds": Section(
        {"before": ("comparator",), "after": ("comparator",), "suffix": ("comparator",)},
        {"comparator": COMPARATOR},
    ),
    # What makes a number no count: the unit after it, or the mark before it. symbol: the unit as attributes name it.
    "measures": Section({"unit": (), "mark": ()}, {"symbol": TEXT}),
    # Words that stand for the counted noun, or qualify it without being one; nouns of one person and of several,
    # those of them that qualify other nouns too, nouns of groups, which are one but count no one, and of
    # what a person is as well as what befell them ("hostages"). generic: any person. reflexive: "himself".
    # severity: how badly someone is hurt. among: before the whole that others are part of; made_of: verbs between the
    # two ("the dead | include | a nurse"). fallen: who fights, so that having lost them is that they died.
    # tally: a noun that the one before it only qualifies ("casualty | figures"). grave: of bad injuries only, so that
    # none of these is not none at all. corpse: what may not have been found ("no body was recovered").
    # further: besides those told before, so that none of these is not none at all ("no | further | casualties").
    # outlaw: whose capture is an arrest.
    # anybody: alone they say nothing of who the victims were; made_up: before what a toll was made up of.
    "nouns": Section(
        {
            "elided": (),
            "restricting": (),
            "subset": (),
            "subset_after": (),
            "counted": ("attribute",),
            "person": (),
            "people": (),
            "qualifying": (),
            "collective": (),
            "role": (),
            "generic": (),
            "reflexive": (),
            "severity": (),
            "last_one": (),
            "assailant": (),
            "outlaw": (),
            "combatant": (),
            "of_them": (),
            "among": (),
            "made_of": (),
            "fallen": (),
            "tally": (),
            "grave": (),
            "corpse": (),
            "anybody": (),
            "made_up": (),
            "further": (),
        },
        {"attribute": TEXT},
    ),
    # The small words that cut clauses and noun phrases; verb: finite forms and participles that end one. participle:
    # those that say more of a noun before them, and end its phrase ("a bus | carrying"). doing: those that do so only
    # behind several people ("villagers | fishing", "a fishing boat"). speaker: who speaks of their own acts ("we").
    # he, him: pronouns of one person, as a verb's subject and as its object. she: those of "he" that stand for a
    # feminine noun only, which one of "feminine" leads. denies: negators that alone deny a whole
    # verb ("not", "pas", but no "ne").
    "function": Section(
        {
            "preposition": (),
            "of": (),
            "conjunction": (),
            "comma_list": (),
            "relative": (),
            "subordinator": (),
            "passive": (),
            "auxiliary": (),
            "pronoun": (),
            "object": (),
            "definite": (),
            "indefinite": (),
            "negator": (),
            "denies": (),
            "agent": (),
            "adverb": (),
            "demonstrative": (),
            "possessive": (),
            "verb": (),
            "participle": (),
            "doing": (),
            "speaker": (),
            "speakers_own": (),
            "they": (),
            "he": (),
            "she": (),
            "feminine": (),
            "him": (),
        },
        {},
    ),
    # Where a trigger's argument stands: subject before it, object after it, head = the trigger is the counted noun,
    # context = anywhere in its sentence. singular, plural: verb forms whose subject is one, is several.
    # weak: a word whose victims a stronger one nearby counts better ("shot ... and died").
    # of_things: what befalls things as well ("was hit"): of people only with a noun of persons.
    # of_fallen: what may be said of anybody ("the army lost nine"), with a noun of ``fallen`` only.
    "sides": Section(
        {
            "subject": (),
            "object": (),
            "head": (),
            "participle": (),
            "noun_of": (),
            "context": (),
            "singular": (),
            "plural": (),
            "weak": (),
            "of_things": (),
            "of_fallen": (),
        },
        {},
    ),
    # Trigger words of codebook attributes beyond the codebook's own lexicon; and words that only seem to be one.
    # number_of: what brings a toll's number ("the number of the dead rose to five"). period: a stretch in
    # which things are counted ("the third attack in a month"). presupposes: what speaks of a
    # death as known already ("the anniversary of"). doer: violent verbs whose doers an attribute counts.
    # figure: nouns that name a figure ("the toll"), of an attribute or of what was told last; reaches: what leads
    # from it to its number; restates: what tells a figure again ("spoke of"); compared: before a figure set
    # against another; likewise: before one that shares the verb told ("as did"). aboard: before a vehicle that only
    # carried somebody. numbering: between doers and their number ("au nombre de").
    # armed: what doers are told by, behind their number ("they were eighty, | heavily armed").
    # death_of_hurt: names those who died as hurt before ("the deaths of three of the injured").
    # own_death: says that one person died by their own hand; own_death_of: of one only behind a singular verb.
    # of_assailants: what tells an attribute of assailants and another one of anybody else ("captured").
    # besides: before those whom a toll leaves aside ("20 people besides the two guards").
    # by_captors: what befalls people only where assailants do it ("took 20 women").
    "triggers": Section(
        {
            "count": ("attribute",),
            "truth": ("attribute", "value"),
            "rose": (),
            "rose_from": (),
            "later_death": (),
            "death_of_hurt": (),
            "dying": (),
            "death_place": (),
            "blocked": ("attribute",),
            "number_of": (),
            "period": (),
            "period_clause": (),
            "presupposes": (),
            "doer": ("attribute",),
            "figure": (),
            "reaches": (),
            "restates": (),
            "compared": (),
            "likewise": (),
            "aboard": (),
            "numbering": (),
            "of_assailants": ("attribute",),
            "by_captors": ("attribute",),
            "besides": (),
            "armed": (),
            "own_death": ("attribute",),
            "own_death_of": ("attribute",),
        },
        {"attribute": TEXT, "value": FLAG},
    ),
    "modality": Section(
        {"mood": ()},
        {
            "modality": Accepts(str, frozenset(Modality)),
            "actuality": Accepts(str, frozenset(Actuality)),
            "reaches_back": FLAG,
            "from_subject": FLAG,
        },
    ),
    # lasting: how long something has gone on or been done, so that it is no single act ("for months").
    # clock_near: before a time that it was only near ("shortly before").
    # throughout: what makes a part of the day a stretch ("all night"). since: before the day on which a count starts.
    "time": Section(
        {
            "month": (),
            "weekday": (),
            "relative": ("days",),
            "part": ("part",),
            "edge": ("part",),
            "unit": ("days",),
            "ago": (),
            "past": (),
            "coming": (),
            "present": (),
            "same_day": (),
            "period": (),
            "throughout": (),
            "joiner": (),
            "first": (),
            "month_before": (),
            "day_before": (),
            "clock_before": (),
            "clock_near": (),
            "clock_after": (),
            "range": (),
            "clock_mark": (),
            "offset": ("days",),
            "weekend": ("days",),
            "season": (),
            "ahead": (),
            "span_open": (),
            "lasting": (),
            "clock_at": (),
            "when": (),
            "clock_part": ("part",),
            "label": (),
            "as_of": (),
            "toll": (),
        },
        {
            "days": WHOLE,
            "part": TEXT,
            "ambiguous": FLAG,
            "from_event": FLAG,
            "forward": FLAG,
            "two_days": FLAG,
        },
    ),
}
