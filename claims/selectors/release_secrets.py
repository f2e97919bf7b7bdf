"""What a profile takes out of its texts: whose names, which words, and in which articles and events.

Outward: ``redaction_of`` for the levels that a profile hides, and ``is_private``: informants that no register knows
are private persons until an editor says otherwise (DESIGN rule 12).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import Q

from claims.domain.codes import InformantKind, ValueKind
from claims.exports.redaction import Redaction
from claims.models import Actor, Claim, Event
from claims.selectors.candidates import SEPARATOR
from sources.codes import Sensitivity
from sources.models import Source

NAMING_KINDS = (ValueKind.ACTOR, ValueKind.PLACE)
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
    redaction = Redaction.of(names, _hidden_words(hidden), told=told)
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
    if Sensitivity.RESTRICTED in hidden:
        for victims in Event.objects.exclude(victims="").values_list("victims", flat=True):
            yield from victims.split(SEPARATOR)


def _hidden_words(hidden: Collection[Sensitivity]) -> Iterator[tuple[str, int, int, str]]:
    """The words of hidden claims, whatever their status: a suggestion may be right about a name."""
    rows = Claim.objects.filter(sensitivity__in=hidden).order_by("pk")
    for article, start, end, focus_start, focus_end, kind, wording in rows.values_list(
        "article__public_id", "start", "end", "focus_start", "focus_end", "value_kind", "wording"
    ):
        first = start if focus_start is None else focus_start
        last = end if focus_end is None else focus_end
        yield article, first, last, wording if kind in NAMING_KINDS else ""


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
