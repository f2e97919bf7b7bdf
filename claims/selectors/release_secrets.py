"""What a profile takes out of its texts: whose names, which words, and in which articles and events.

Outward: ``redaction_of`` for the levels that a profile hides, and ``is_private``: informants that no register knows
are private persons until an editor says otherwise (DESIGN rule 12).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Q

from claims.domain.codes import ClaimStatus, InformantKind, ValueKind
from claims.exports.name_patterns import squashed
from claims.exports.redaction import Redaction
from claims.models import Actor, Claim, Event
from claims.selectors.candidates import SEPARATOR
from sources.codes import Sensitivity
from sources.models import Source

NAMING_KINDS = (ValueKind.ACTOR, ValueKind.PLACE)
# Kinds whose value is no words of the article.
COUNTED_KINDS = (ValueKind.COUNT, ValueKind.MEASURE, ValueKind.DATE, ValueKind.TIME, ValueKind.BOOLEAN)
# Whoever is named or saw it and is in no register; a described official, a document or nobody is no private person.
PRIVATE_KINDS = (InformantKind.EYEWITNESS, InformantKind.NAMED)


def redaction_of(hidden: Collection[Sensitivity]) -> Redaction:
    """hidden: the levels that the profile does not show; none = nothing is taken out."""
    if not hidden:
        return Redaction()
    told = [*_hidden_informants(hidden), *_hidden_channels(hidden)]
    if Sensitivity.RESTRICTED in hidden:
        told += _private_informants()
    names = [*_register_names(hidden), *_victims(hidden)]
    words = ((span.article, span.start, span.end, span.name) for span in hidden_spans(hidden))
    redaction = Redaction.of(names, words, told=told)
    return Redaction(redaction.names, redaction.spans, redaction.parts, _articles_of_events(redaction.parts))


def is_private(source: Source | None, kind: str, text: str) -> bool:
    """Whether an informant is a private person as far as anybody knows."""
    return source is None and bool(text) and kind in PRIVATE_KINDS


def is_unknown_channel(source: Source | None, text: str) -> bool:
    """Whether a channel is called by a name, such as an account's, that no register knows."""
    return source is None and any(not character.islower() and character.isalpha() for character in text)


def _register_names(hidden: Collection[Sensitivity]) -> Iterator[str]:
    """Every name of a source or an actor that the profile does not show."""
    for model in (Source, Actor):
        rows = model._default_manager.filter(sensitivity__in=hidden)
        for name, alias in rows.values_list("name", "names__name"):
            yield name
            yield alias or ""


def _victims(hidden: Collection[Sensitivity]) -> Iterator[str]:
    """Victims whom an event names, but for those whom the register of actors shows: they are no private persons."""
    if Sensitivity.RESTRICTED not in hidden:
        return
    actors = Actor.objects.exclude(sensitivity__in=hidden).values_list("name", "names__name")
    known = " ".join(squashed(name) for names in actors for name in names if name)
    for victims in Event.objects.exclude(victims="").values_list("victims", flat=True):
        yield from (name for name in victims.split(SEPARATOR) if squashed(name) not in known)


@dataclass(frozen=True, slots=True)
class HiddenSpan:
    """The words that a hidden claim stands on. name: what they name, "" = nobody who is to be hidden elsewhere."""

    article: str
    start: int
    end: int
    kind: str
    name: str

    def veils(self, kind: str, start: int, end: int) -> bool:
        """Whether a value that stands on [start, end) of the article would tell these words, or their number.

        Words tell all they share. A number does not tell the words inside its own ("one girl"), nor those that it
        begins before ("a contractor" where "contractor of a foreign company" is hidden), only a number.
        """
        if self.end <= start or end <= self.start:
            return False
        tells_no_word = start < self.start or (start == self.start and self.end <= end)
        return kind not in COUNTED_KINDS or self.kind in COUNTED_KINDS or not tells_no_word


def hidden_spans(hidden: Collection[Sensitivity]) -> Iterator[HiddenSpan]:
    """Of hidden claims, whatever their status: a suggestion may be right about a name.

    Only a description that a person rejected hides nothing: the words describe nobody.
    """
    rows = Claim.objects.filter(sensitivity__in=hidden).order_by("pk")
    rows = rows.exclude(~Q(value_kind__in=NAMING_KINDS), status=ClaimStatus.REJECTED)
    rows = rows.select_related("article", "actor").defer("article__text").prefetch_related("actor__names")
    for claim in rows:
        yield HiddenSpan(
            claim.article.public_id,
            claim.start if claim.focus_start is None else claim.focus_start,
            claim.end if claim.focus_end is None else claim.focus_end,
            claim.value_kind,
            "" if _names_nobody(claim, hidden) else claim.wording,
        )


def _names_nobody(claim: Claim, hidden: Collection[Sensitivity]) -> bool:
    """Whether the words name nobody, a place of the register, or an actor by the name that the profile shows."""
    if claim.value_kind not in NAMING_KINDS or claim.place_id is not None:
        return True
    actor = claim.actor
    if actor is None or actor.sensitivity in hidden:
        return False
    known = [actor.name, *(name.name for name in actor.names.all())]
    return any(squashed(claim.wording) in squashed(name) for name in known)


def _hidden_informants(hidden: Collection[Sensitivity]) -> Iterator[tuple[str, str]]:
    rows = Claim.objects.filter(informant__sensitivity__in=hidden).exclude(informant_text="")
    yield from rows.values_list("article__public_id", "informant_text").distinct()


def _hidden_channels(hidden: Collection[Sensitivity]) -> Iterator[tuple[str, str]]:
    rows = Claim.objects.filter(channel__sensitivity__in=hidden).exclude(channel_text="")
    yield from rows.values_list("article__public_id", "channel_text").distinct()


def _private_informants() -> Iterator[tuple[str, str]]:
    """Words for informants and channels that no register knows, as they stand in each article."""
    informants = Claim.objects.filter(informant__isnull=True, informant_kind__in=PRIVATE_KINDS)
    yield from (
        informants.exclude(informant_text="").values_list("article__public_id", "informant_text").distinct()
    )
    channels = Claim.objects.filter(channel__isnull=True).exclude(channel_text="")
    for article, text in channels.values_list("article__public_id", "channel_text").distinct():
        if is_unknown_channel(None, text):
            yield article, text


def _articles_of_events(parts: Collection[str]) -> dict[str, set[str]]:
    """Event -> those of its articles in which somebody is named. parts: ids of such articles."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    pairs = (
        Claim.objects.filter(~Q(event=None)).order_by().values_list("event__public_id", "article__public_id")
    )
    for event, article in pairs.distinct().iterator():
        if article in parts:
            found[event].add(article)
    return dict(found)
