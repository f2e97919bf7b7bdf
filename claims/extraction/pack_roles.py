"""The schema of a pack's words for who, where and what: sources, places, targets, weapons, acts and actors.

Outward: ``ROLES``. A kind maps to the fields it cannot do without.
"""

from collections.abc import Mapping

from claims.domain.codes import InformantKind
from claims.extraction.pack_forms import Accepts, Section

TEXT, FLAG = Accepts(str), Accepts(bool)

ROLES: Mapping[str, Section] = {
    # says: may_be_noun, may_be_participle = so is the word ("reports", "confirmed"). says_same: a verb with its
    # pronoun ("précise-t-il"). perceives: what a witness does instead of saying. announcement: a noun whose "by"
    # names who speaks. according: needs_source = the word leads to other things too ("citing");
    # inverted = says something only behind it (", a dénoncé le maire"); trails = a participle that says more for the
    # subject of its sentence ("the front has claimed it, | saying |"). own: the outlet
    # speaks of itself. made_public: what is done to a statement or a claim, on the day of its announcement. unowned:
    # a figure that says something without anybody behind it.
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
            "made_public": (),
            "own": (),
            "unowned": (),
            "same_source": (),
        },
        {
            "informant": Accepts(str, frozenset(InformantKind)),
            "may_be_noun": FLAG,
            "may_be_participle": FLAG,
            "needs_source": FLAG,
            "inverted": FLAG,
            "trails": FLAG,
        },
    ),
    # Roles of places by the words before them, nouns that may head a place, and adverbs that are one.
    # settlement, region, street, site: nouns by the kind of place. plain: qualifies such a noun and names nothing.
    # takes_off: verbs that tell a launch only of what flies.
    # leads: between a road and where it goes. elsewhere: what happens at another place than the event; refuge: where
    # the hurt are taken. of_town: nouns of sites that a bare "of" tells the town of.
    # sees: verbs of a place that suffers ("has seen"); shaken: verbs whose object it is; local: who speaks where it
    # happened. away: before a distance. of_parties: what is between two parties and no
    # two places ("a feud between"). held_at: events whose bare "of" tells where they were ("la fusillade de X").
    "places": Section(
        {
            "at": (),
            "near": (),
            "within": (),
            "from": (),
            "noun": (),
            "impact": (),
            "launched": (),
            "takes_off": (),
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
            "sees": (),
            "shaken": (),
            "local": (),
            "away": (),
            "of_parties": (),
            "held_at": (),
        },
        {},
    ),
    # What an attack was aimed at. verb: its object is. participle: in the passive, its subject is. wrecked: its
    # object is, but in the passive it only tells damage. suffers: its subject is. onto, upon: lead to it after an
    # assault (upon also means other things). blast: at a spot; what stands there is. area: a stretch of land, aimed
    # at only where the words say so. thing: what may be a target beside the nouns of places.
    # wrecks: verbs that tell damage as well as an aim. part: of a
    # building, and what stands around it. home: where people live and trade; a number of them was laid waste.
    # into, through, driven: "rammed a lorry into X". surely: attacks whose object is a target whatever its noun,
    # unless it is abstract. passes: what a vehicle did when a mine went off.
    # aims: verbs and acts aimed at people as well as at things ("opened fire on"). debris: what flies off and aims at
    # nothing.
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
            "wrecks": (),
            "part": (),
            "home": (),
            "aims": (),
            "into": (),
            "through": (),
            "driven": (),
            "surely": (),
            "abstract": (),
            "passes": (),
            "debris": (),
        },
        {},
    ),
    # How the words of a category (a weapon) stand in a sentence. means: before what was used ("by", "with"). carrier:
    # nouns that make the word beside them a mere qualifier ("rocket system"). act: nouns that make it an act.
    # harmless: what holds the word and is no such thing ("gold mine"). laden: between a vehicle and its load.
    # doubtful: a weapon only where it goes off or was meant to ("device"); goes_off: the verbs that say so.
    "uses": Section(
        {"means": (), "carrier": (), "act": (), "harmless": (), "laden": (), "doubtful": (), "goes_off": ()},
        {},
    ),
    # Classes of acts: two mentions of different classes are two events. generic: any class. plural: a series.
    # separate: words that surely lead to another ("in a separate incident"). apart: words that set an act apart from
    # the one told where its place is another one ("later the same day"). earlier: words that go back some hours, to
    # an act of its own where it is of another class.
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
            "separate": (),
            "apart": (),
            "earlier": (),
            "reference": (),
            "sequel": (),
            "aside": (),
            "happens": (),
            "fighter": (),
        },
        {"act": TEXT, "clause": FLAG},
    ),
    # noun: who may act as a body or a band; person: a human being; craft: an aircraft or a ship, whose owner acts.
    # carries_out: active verbs; intends: only somebody can do it; needs_...: what must stand beside; trails: a
    # participle behind its clause; alone: without an object, of somebody only. done: participles whose agent did it;
    # otherwise: participles whose agent did something else. deed: acts as nouns; owned: acts and arms that bear
    # their author's name (is_arm: only while it works). accused: verbs whose subject is blamed; blamed_on: before
    # who is blamed for what.
    # means: what stands behind "by" and is nobody ("by remote control"). holds, responsible: "held X responsible".
    # victim_apposed: one of the harmed, whose name may follow between commas.
    # searches: who enforces the law with the verb of a search ("police raided"), which is no attack. wards_off: verbs
    # that stop what was fired ("shot down | 20 drones"), and attack where they have another object.
    # attending: participles that say how somebody came, before their verb ("armed men | riding | mules fired").
    # lawful: who tells of own acts without claiming them. culprit: who did the deed told. behind: what a speaker says
    # of an own act; caller: who passes on another's claim ("a caller said that the front was responsible").
    # speaks_for: who claims for somebody else; spoken_for: between them and whom. member_of: between men and their
    # band. calls_itself, on_behalf: before the name of who claims. author: who
    # did the deed told, named right behind. of_only: bears its author's name behind "of" alone.
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
            "speaks_for": (),
            "spoken_for": (),
            "member_of": (),
            "on_behalf": (),
            "behind": (),
            "caller": (),
            "author": (),
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
            "attending": (),
            "searches": (),
            "wards_off": (),
        },
        {
            "intends": FLAG,
            "needs_object": FLAG,
            "needs_arm": FLAG,
            "needs_deed": FLAG,
            "needs_person": FLAG,
            "needs_into": FLAG,
            "needs_auxiliary": FLAG,
            "trails": FLAG,
            "alone": FLAG,
            "is_arm": FLAG,
            "of_only": FLAG,
        },
    ),
    # dotted: a point after it ends no sentence; numbered: where a number follows.
    "abbreviations": Section({"dotted": (), "numbered": ()}, {}),
}
