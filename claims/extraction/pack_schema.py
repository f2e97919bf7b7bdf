"""The schema of a language pack: its sections, and per section the kinds and fields of an entry.

Outward: ``SECTIONS``. A kind maps to the fields it cannot do without.
"""

from collections.abc import Mapping

from claims.domain.codes import Actuality, Comparator, InformantKind, Modality
from claims.domain.values import PARTS_OF_DAY
from claims.extraction.pack_forms import Accepts, Section

TEXT, WHOLE, FLAG = Accepts(str), Accepts(int), Accepts(bool)
COMPARATOR = Accepts(str, frozenset(Comparator))

SECTIONS: Mapping[str, Section] = {
    # Number words. vague: low and high ends, high absent = open; vague_alone: only before a verb ("some were").
    # changing: verbs whose "from ... to" tells two figures. article: one, only before a counted noun.
    # pronoun: a number that stands for its noun ("another"). zero: a stated none. zero_after: nobody, where it is a
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
            "zero_pronoun": (),
            "zero_after": (),
            "joiner": (),
            "range": (),
            "range_open": (),
            "partitive": (),
            "unknown": (),
            "same": (),
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
    # two ("the dead | include | a nurse").
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
            "of_them": (),
            "among": (),
            "made_of": (),
        },
        {"attribute": TEXT},
    ),
    # The small words that cut clauses and noun phrases; verb: finite forms and participles that end one.
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
            "definite": (),
            "indefinite": (),
            "negator": (),
            "agent": (),
            "adverb": (),
            "demonstrative": (),
            "possessive": (),
            "verb": (),
        },
        {},
    ),
    # Where a trigger's argument stands: subject before it, object after it, head = the trigger is the counted noun,
    # context = anywhere in its sentence. singular: verb forms whose subject is one.
    # weak: a word whose victims a stronger one nearby counts better ("shot ... and died").
    # of_things: what befalls things as well ("was hit"): of people only with a noun of persons.
    "sides": Section(
        {
            "subject": (),
            "object": (),
            "head": (),
            "participle": (),
            "noun_of": (),
            "context": (),
            "singular": (),
            "weak": (),
            "of_things": (),
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
    "triggers": Section(
        {
            "count": ("attribute",),
            "truth": ("attribute", "value"),
            "rose": (),
            "later_death": (),
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
    # throughout: what makes a part of the day a stretch ("all night").
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
            "clock_before": (),
            "clock_after": (),
            "range": (),
            "clock_mark": (),
            "offset": ("days",),
            "weekend": ("days",),
            "season": (),
            "ahead": (),
            "span_open": (),
            "clock_at": (),
            "label": (),
            "as_of": (),
            "toll": (),
        },
        {"days": WHOLE, "part": TEXT, "ambiguous": FLAG, "from_event": FLAG, "two_days": FLAG},
    ),
    # says: may_be_noun, may_be_participle = so is the word ("reports", "confirmed"). says_same: a verb with its
    # pronoun ("précise-t-il"). perceives: what a witness does instead of saying. announcement: a noun whose "by"
    # names who speaks. according: needs_source = the word leads to other things too ("citing"). own: the outlet
    # speaks of
    # itself. unowned: a figure that says something without anybody behind it.
    "attribution": Section(
        {
            "says": (),
            "says_same": (),
            "perceives": (),
            "announcement": (),
            "according": (),
            "to": (),
            "that": (),
            "source": ("informant",),
            "anonymous": (),
            "agency": (),
            "document": (),
            "announces": (),
            "own": (),
            "unowned": (),
            "same_source": (),
        },
        {
            "informant": Accepts(str, frozenset(InformantKind)),
            "may_be_noun": FLAG,
            "may_be_participle": FLAG,
            "needs_source": FLAG,
        },
    ),
    # Roles of places by the words before them, nouns that may head a place, and adverbs that are one.
    # settlement, region, street, site: nouns by the kind of place. plain: qualifies such a noun and names nothing.
    # leads: between a road and where it goes. elsewhere: what happens at another place than the event; refuge: where
    # the hurt are taken. of_town: nouns of sites that a bare "of" tells the town of.
    "places": Section(
        {
            "at": (),
            "near": (),
            "within": (),
            "from": (),
            "noun": (),
            "impact": (),
            "launched": (),
            "names": (),
            "nearby": (),
            "where": (),
            "settlement": (),
            "region": (),
            "street": (),
            "site": (),
            "between": (),
            "close": (),
            "plain": (),
            "elsewhere": (),
            "refuge": (),
            "called": (),
            "common": (),
            "demonym": (),
            "label": (),
            "title": (),
            "seat": (),
            "blast": (),
            "ground": (),
            "on": (),
            "leads": (),
            "of_town": (),
        },
        {},
    ),
    # What an attack was aimed at. verb: its object is. participle: in the passive, its subject is. wrecked: its
    # object is, but in the passive it only tells damage. suffers: its subject is. onto, upon: lead to it after an
    # assault (upon also means other things). blast: at a spot; what stands there is. area: a stretch of land, aimed
    # at only where the words say so. thing: what may be a target beside the nouns of places. strike: acts that come
    # from afar, so that what they were "on" was hit. wrecks: verbs that tell damage as well as an aim. part: of a
    # building, and what stands around it. home: where people live and trade; a number of them was laid waste.
    # aims: verbs and acts aimed at people as well as at things ("opened fire on").
    "targets": Section(
        {
            "verb": (),
            "participle": (),
            "wrecked": (),
            "suffers": (),
            "onto": (),
            "upon": (),
            "assault": (),
            "blast": (),
            "spot": (),
            "area": (),
            "thing": (),
            "strike": (),
            "wrecks": (),
            "part": (),
            "home": (),
            "aims": (),
        },
        {},
    ),
    # How the words of a category (a weapon) stand in a sentence. means: before what was used ("by", "with"). carrier:
    # nouns that make the word beside them a mere qualifier ("rocket system"). act: nouns that make it an act.
    # harmless: what holds the word and is no such thing ("gold mine"). laden: between a vehicle and its load.
    "uses": Section({"means": (), "carrier": (), "act": (), "harmless": (), "laden": ()}, {}),
    # Classes of acts: two mentions of different classes are two events. generic: any class. plural: a series.
    # aside: what is no act; a day beside it is the day of a comment, an occasion or a journey. happens: verbs that
    # say no more than their subject.
    "acts": Section(
        {
            "act": ("act",),
            "generic": (),
            "series": (),
            "anaphora": (),
            "background": (),
            "return": (),
            "another": (),
            "reference": (),
            "aside": (),
            "happens": (),
            "fighter": (),
        },
        {"act": TEXT},
    ),
    # noun: who may act as a body or a band; person: a human being; craft: an aircraft or a ship, whose owner acts.
    # carries_out: active verbs; intends: only somebody can do it; needs_...: what must stand beside; trails: a
    # participle behind its clause; alone: without an object, of somebody only. done: participles whose agent did it;
    # otherwise: participles whose agent did something else. deed: acts as nouns; owned: acts and arms that bear
    # their author's name (is_arm: only while it works). accused: verbs whose subject is blamed; blamed_on: before
    # who is blamed for what.
    # means: what stands behind "by" and is nobody ("by remote control"). holds, responsible: "held X responsible".
    # victim_apposed: one of the harmed, whose name may follow between commas.
    # lawful: who tells of own acts without claiming them. culprit: who did the deed told. behind: what a speaker says
    # of an own act. calls_itself, on_behalf: before the name of who claims.
    "actors": Section(
        {
            "noun": (),
            "person": (),
            "craft": (),
            "culprit": (),
            "nationality": (),
            "alleged": (),
            "claims": (),
            "claimed_by": (),
            "blames": (),
            "blamed_on": (),
            "blamed_by": (),
            "accused": (),
            "identified": (),
            "otherwise": (),
            "convicts": (),
            "means": (),
            "holds": (),
            "responsible": (),
            "lawful": (),
            "calls_itself": (),
            "on_behalf": (),
            "behind": (),
            "carries_out": (),
            "attempts": (),
            "done": (),
            "agent": (),
            "deed": (),
            "owned": (),
            "clausal": (),
            "denies": (),
            "nobody": (),
            "rank": (),
            "victim_before": (),
            "victim_after": (),
            "victim_apposed": (),
            "kin": (),
        },
        {
            "intends": FLAG,
            "needs_object": FLAG,
            "needs_arm": FLAG,
            "needs_deed": FLAG,
            "needs_auxiliary": FLAG,
            "trails": FLAG,
            "alone": FLAG,
            "is_arm": FLAG,
        },
    ),
    # dotted: a point after it ends no sentence; numbered: where a number follows.
    "abbreviations": Section({"dotted": (), "numbered": ()}, {}),
}

PARTS = frozenset(PARTS_OF_DAY)
