"""The data of a card as markup: its value, its words, its event, what is to be said of them, and why.

Outward: ``markup_of`` and ``runs_of``. Written here and not as a template: a page shows it for each of its claims,
and as a template it takes twice as long. What a card shows once it is opened is a template. Every value goes
through ``written``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from claims.admin.card_facts import Fact, facts_of
from claims.admin.reason_words import reason_shown
from claims.admin.usual_reasons import reason_said
from claims.domain.codes import ClaimStatus
from claims.models.choices import PRODUCERS

if TYPE_CHECKING:
    from claims.admin.card import Card, Mention

# Whoever writes it closes what it leaves open, the part below the words and the card.
CLOSED = "</div></article>"
CARD = """
<article class="{classes}" id="claim-{name}" data-claim="{name}" data-status="{status}" data-version="{version}"\
 data-acts="{offers}" data-id="{id}" data-row="{row}" data-comments="{comments}"{fact}{skipped} tabindex="-1"\
 aria-labelledby="claim-{name}-name">
  <header>{pick}
    <h3 id="claim-{name}-name"><a class="card-open" href="?claim={name}#claim-{name}">\
<span class="card-attribute">{attribute}</span> {value}</a></h3>
    <span class="card-tags">{tags}<span class="{status_classes}">{status_words}</span></span>
  </header>
  <blockquote lang="{language}" dir="auto">{quote}</blockquote>
  <p class="card-facts"><span class="card-event">{event}</span>{facts}</p>
  <div class="card-more">{error}
    <p class="card-why muted">{why}</p>"""
PICK = """
    <input type="checkbox" class="card-pick" form="pick" name="picked" value="{name}"\
 aria-labelledby="pick-words claim-{name}-name">"""
MENTION = (
    '<a class="tag" href="#claim-{following}" title="{title}"><span class="visually-hidden">{words}</span>'
    '<span aria-hidden="true">{short}</span></a> '
)
TAGS: dict[str, str] = {
    ClaimStatus.SUGGESTED: "tag tag-accent",
    ClaimStatus.ACCEPTED: "tag tag-ok",
    ClaimStatus.REJECTED: "tag tag-conflict",
}
LABELS = dict(PRODUCERS)
SKIPPED = SafeString(" data-skipped")


@dataclass(frozen=True, slots=True)
class Run:
    """Cards that follow each other. at_rest: all of them as markup. opened: left to a template; empty = none."""

    at_rest: str = ""
    opened: Sequence["Card"] = ()


def runs_of(cards: Iterable["Card"]) -> Iterator[Run]:
    """The cards in their order: those at rest need nothing of a template."""
    for is_at_rest, run in groupby(cards, key=attrgetter("is_at_rest")):
        if is_at_rest:
            yield Run(at_rest=SafeString("".join(f"{card.markup}{CLOSED}" for card in run)))
        else:
            yield Run(opened=list(run))


def markup_of(card: "Card") -> SafeString:
    claim = card.claim
    return written(
        CARD,
        classes=card.classes,
        name=card.name,
        status=claim.status,
        version=card.version,
        offers=card.offers.words,
        id=claim.public_id,
        row=card.row,
        comments=card.comments,
        fact="" if card.mention is None else written(' data-fact="{}"', card.mention.first),
        skipped=SKIPPED if card.is_skipped else "",
        pick=written(PICK, name=card.name) if card.is_pickable else "",
        attribute=card.attribute,
        value=_value(card),
        tags=_tags(card),
        status_classes=TAGS.get(claim.status, "tag"),
        status_words=card.status,
        language=claim.article.language,
        quote=_quote(card),
        event=_event(card),
        facts=SafeString("".join(f" {_fact(fact)}" for fact in facts_of(claim))),
        error=_error(card) if card.error else "",
        why=_why(card),
    )


def written(form: str, *values: str, **named: str) -> SafeString:
    """As Django's ``format_html``, for texts alone: its look at each for a lazy one costs most of its time."""
    return SafeString(
        form.format(*map(escaped, values), **{name: escaped(value) for name, value in named.items()})
    )


def escaped(text: str) -> str:
    """As it is where it is markup already."""
    return text if isinstance(text, SafeString) else escape(text)


def _value(card: "Card") -> SafeString:
    if not card.is_denied:
        return written('<span class="card-value">{}</span>', card.value)
    denied = '<del class="card-value">{}</del><span class="visually-hidden"> ({})</span>'
    return written(denied, card.value, gettext("denied"))


def _tags(card: "Card") -> SafeString:
    tags = SafeString("") if card.mention is None else _mention(card.mention)
    if card.is_contested:
        tags += written(
            '<a class="tag tag-conflict" href="{}">≠ {}</a> ', card.event_address, gettext("contested")
        )
    if card.is_skipped:
        tags += written('<span class="tag tag-warn">{}</span> ', gettext("skipped"))
    return tags


def _mention(mention: "Mention") -> SafeString:
    """Leads to the next one, from the last to the first. Short, or a value of two words would be cut off for it."""
    words = gettext("mention %(n)s of %(all)s") % {"n": mention.at, "all": mention.among}
    title = f"{words}. {gettext('The mentions of one fact in an article testify once.')}"
    short = f"{mention.at}/{mention.among}"
    return written(MENTION, following=mention.following, title=title, words=words, short=short)


def _quote(card: "Card") -> SafeString:
    quoted = card.quoted
    far = written('<span class="far">{}</span>', quoted.far) if quoted.far else ""
    focus = written("<b>{}</b>", quoted.focus) if quoted.focus else ""
    return written("{}{}{}{}", far, quoted.near, focus, quoted.after)


def _event(card: "Card") -> SafeString:
    if card.claim.event is None:
        return written('<em class="muted">{}</em>', gettext("no event"))
    return written('<a href="{}">{}</a>', card.event_address, card.event_title)


def _fact(fact: Fact) -> SafeString:
    words = written("<b>{}</b> {}", fact.label, fact.words) if fact.label else fact.words
    if not fact.tone:
        return written("<span>{}</span>", words)
    title = written(' title="{}"', fact.title) if fact.title else ""
    return written('<span class="tag tag-{}"{}>{}</span>', fact.tone, title, words)


def _error(card: "Card") -> SafeString:
    return written('<p class="note note-error" role="alert">{}</p>', card.error)


def _why(card: "Card") -> SafeString:
    """What it rests on: the rule that suggested it or who did, the reason, who agrees, why it was decided so."""
    claim = card.claim
    producer = written("<code>{}</code>", claim.rule) if claim.rule else str(LABELS[claim.producer])
    found = [producer]
    if claim.reason:
        found.append(reason_shown(claim.reason, "en"))
    if card.agreeing:
        agrees = ngettext(
            "agrees with %(n)s other voice", "agrees with up to %(n)s other voices", card.agreeing
        )
        found.append(agrees % {"n": card.agreeing})
    if card.copied_from:
        copied = gettext("copied from claim %(number)s") % {"number": card.copied_from}
        found.append(written('<a href="#claim-{}">{}</a>', card.copied_from, copied))
    if claim.decision_reason:
        found.append(written("<b>{}</b>", reason_said(claim.decision_reason)))
    return SafeString(" · ".join(map(escaped, found)))
