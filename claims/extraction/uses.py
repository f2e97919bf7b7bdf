"""Whether the word of a category is used in an event, or only named: "killed by a mortar", "a mortar was found".

Outward: ``use_of``, ``is_listed`` and ``end_of_noun``. What is done with it is told by the triggers and refusals
that the codebook gives the attribute; how its words stand in the sentence by the pack's ``uses``.
"""

from collections.abc import Mapping

from claims.domain.codes import Actuality, Modality
from claims.extraction.lexicon import TRIGGER, UNUSED, USE
from claims.extraction.modality import clause_around, mood_at
from claims.extraction.nounphrases import DETERMINERS
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit, Kind

# Tokens between the word and the verb of its use, and that of its keeping (arbitrary but works).
REACH, KEPT_REACH = 12, 8
# Tokens before the word that its phrase may hold: "by two powerful home-made" (arbitrary but works).
QUALIFIERS = 5
# Tokens between two members of a list: ", and with" (arbitrary but works).
LIST_REACH = 4
PERSON, HEADLINE = "person", "headline"
GOES_OFF = "uses.goes_off"
UNREAL = frozenset({Actuality.PLANNED, Actuality.THREATENED})


def use_of(reading: Reading, sentence: Sentence, hit: Hit, key: str, used: Mapping[int, str]) -> str:
    """How the word at ``hit`` is used: "act", "means", "done", "" = it is not.

    "word" where the codebook does not say what is done with what the attribute names. used: by their ends, the words
    before it in the sentence that are used, for what is listed with one of them is used as well.
    """
    if not reading.lexicon.has_triggers[key]:
        return "word"
    start = _phrase_start(reading, sentence, hit)
    if reading.marks.over("uses.harmless", hit.first) is not None or _qualifies(reading, start, hit):
        return ""
    if _names_a_site(reading, hit) or _is_in_a_name(reading, sentence, hit):
        return ""
    if _is_unreal(reading, start, hit) or _is_kept(reading, hit, key) or _is_left_open(reading, hit):
        return ""
    is_done = (
        _is_foiled(reading, hit)
        or _is_suffered(reading, hit)
        or end_of_noun(reading, hit) < hit.last
        or _is_done(reading, sentence, hit, key)
    )
    if _is_act(reading, start, hit):
        is_new = not reading.marks.is_in(start, "function.demonstrative")
        return "act" if is_new and (is_done or _is_told(reading, sentence)) else ""
    if not is_done:
        return _use_in_list(reading, start, used)
    return "means" if reading.marks.before("uses.means", start) else "done"


def _names_a_site(reading: Reading, hit: Hit) -> bool:
    """ "the mine of Ardun", "la mine d'Ardoun": a word that is a site's as well, with the site's name."""
    if not reading.marks.is_in(hit.first, "places.site", "places.ground"):
        return False
    joint = reading.marks.at("function.of", hit.last)
    return joint is not None and reading.tokens[min(joint.last, len(reading.tokens) - 1)].is_capital


def _is_in_a_name(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """ "According to the | Acid Survivors' Network |": capitals make it the word of a name in a line of prose."""
    if hit.last - hit.first > 1 or sentence.zone == HEADLINE or hit.first == sentence.first:
        return False
    first, last = reading.tokens[hit.first], hit.last
    is_named = first.is_capital and not first.raw.isupper() and last < sentence.last
    is_pair = is_named and reading.tokens[last].is_capital and reading.tokens[last].is_word
    is_led = reading.marks.is_in(hit.first - 1, "function.definite")
    return is_pair and is_led and not reading.marks.is_in(last, "uses.act", "category")


def end_of_noun(reading: Reading, hit: Hit) -> int:
    """Where the noun of "lorry | blew up" ends; the end of the words where they hold no such verb."""
    verb = next((i for i in range(hit.first + 1, hit.last) if reading.marks.is_in(i, GOES_OFF)), None)
    if verb is None or not reading.marks.is_in(hit.last - 1, GOES_OFF):
        return hit.last
    while verb > hit.first + 1 and reading.marks.is_in(
        verb - 1, "function.passive", "function.auxiliary", "function.adverb"
    ):
        verb -= 1
    return verb


def _is_left_open(reading: Reading, hit: Hit) -> bool:
    """ "a device" is a weapon where it goes off or is meant to, and may be anything elsewhere."""
    if not reading.marks.is_in(hit.first, "uses.doubtful") or hit.last - hit.first > 1:
        return False
    return not reading.marks.has(*clause_around(reading, hit.first), GOES_OFF)


def _is_done(reading: Reading, sentence: Sentence, hit: Hit, key: str) -> bool:
    """Whether something is done with it in its clause."""
    first, last = clause_around(reading, hit.first)
    first = max(_listed_from(reading, sentence, first), hit.first - REACH)
    return _has(reading, USE, key, range(first, min(last, hit.last + REACH)), hit)


def _is_suffered(reading: Reading, hit: Hit) -> bool:
    """ "was stabbed", "had been firebombed": the word is the verb of what was done with it."""
    first = hit.first
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    return reading.marks.before("function.passive", first) is not None


def is_listed(reading: Reading, sentence: Sentence, hit: Hit, used: Mapping[int, str]) -> bool:
    """Whether the word is a member of a list behind one that is used: "with a rifle and a pistol"."""
    return bool(_use_in_list(reading, _phrase_start(reading, sentence, hit), used))


def _use_in_list(reading: Reading, start: int, used: Mapping[int, str]) -> str:
    """The use of the word before it in a list: "with rifles, grenades and a mortar"."""
    is_joined = False
    for index in range(start, max(0, start - LIST_REACH), -1):
        if index in used:
            return used[index] if is_joined else ""
        is_joint = reading.tokens[index - 1].raw == "," or reading.marks.is_in(
            index - 1, "function.conjunction"
        )
        is_joined = is_joined or is_joint
        if not is_joint and not reading.marks.is_in(index - 1, "uses.means", "function.of"):
            return ""
    return ""


def _listed_from(reading: Reading, sentence: Sentence, first: int) -> int:
    """A clause that only goes on with a list ("knives, and firearms") belongs to the one before it."""
    if first <= sentence.first or reading.marks.at("function.conjunction", first) is None:
        return first
    return clause_around(reading, first - 1)[0]


def _phrase_start(reading: Reading, sentence: Sentence, hit: Hit) -> int:
    """Back over the qualifiers and determiners of the word, and over what is listed with it."""
    start = hit.first
    while start > max(sentence.first, hit.first - QUALIFIERS):
        token = reading.tokens[start - 1]
        if not (token.is_word or token.kind is Kind.NUMBER):
            break
        if reading.marks.is_in(start - 1, *DETERMINERS):
            start -= 1
            continue
        if reading.marks.is_in(start - 1, "function.preposition", "function.of", "function.conjunction", USE):
            break
        if reading.marks.is_in(start - 1, "function.passive", "function.auxiliary", "function.relative"):
            break
        start -= 1
    return start


def _qualifies(reading: Reading, start: int, hit: Hit) -> bool:
    """ "rocket system", "dépôt d'obus": the word only says of which kind something else is."""
    if reading.marks.at("uses.carrier", hit.last) is not None:
        return True
    joint = reading.marks.before("function.of", start)
    return joint is not None and reading.marks.before("uses.carrier", joint.first) is not None


def _is_unreal(reading: Reading, start: int, hit: Hit) -> bool:
    """Only planned or supposed, or none at all: "no shots were fired"."""
    if reading.marks.is_in(start, "numbers.zero") or reading.marks.before("numbers.zero", start) is not None:
        return True
    modality, actuality = mood_at(reading, hit.first, hit.last)
    return modality is Modality.CONTINGENT or actuality in UNREAL


def _is_kept(reading: Reading, hit: Hit, key: str) -> bool:
    """Seized, found, sold; a bomb that was found and made safe was meant to be used."""
    if _is_foiled(reading, hit):
        return False
    first, last = clause_around(reading, hit.first)
    first, last = max(first, hit.first - KEPT_REACH), min(last, hit.last + KEPT_REACH)
    behind = (one for one in reading.marks.within(USE, hit.last, last) if key in one.entries)
    last = next((one.first for one in behind), last)  # "the bomb | tore through | a bus carrying miners"
    return _has(reading, UNUSED, key, range(first, last), hit)


def _is_foiled(reading: Reading, hit: Hit) -> bool:
    return mood_at(reading, hit.first, hit.last)[1] is Actuality.FOILED


def _is_act(reading: Reading, start: int, hit: Hit) -> bool:
    """ "a drone attack", "tirs de mortier", "a bombing"."""
    marks = reading.marks
    if (
        any(marks.is_in(index, "uses.act") for index in range(hit.first, hit.last))
        or marks.at("uses.act", hit.last) is not None
    ):
        return True
    for joint in (marks.before("function.of", start), marks.before("uses.means", start)):
        if joint is not None and marks.before("uses.act", joint.first) is not None:
            return True
    return False


def _is_told(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence tells of an event: a headline, or of people harmed, of a day, of what was attacked."""
    marks = reading.marks
    if sentence.zone == HEADLINE:
        return True
    if any(time.date is not None for time in reading.times_of.get(sentence.number, ())):
        return True
    attributes = reading.lexicon.codebook.attributes
    if any(
        attributes[key].unit == PERSON
        for hit in marks.within(TRIGGER, sentence.first, sentence.last)
        for key in hit.entries
        if key in attributes
    ):
        return True
    return any(
        True
        for place in ("targets.verb", "targets.participle", "targets.suffers", "targets.onto")
        for _ in marks.within(place, sentence.first, sentence.last)
    )


def _has(reading: Reading, section: str, key: str, around: range, beside: Hit) -> bool:
    """Whether a word of the attribute starts in the tokens around, the category's own word aside."""
    return any(
        key in hit.entries and not (beside.first <= hit.first < beside.last)
        for hit in reading.marks.within(section, around.start, around.stop)
    )
