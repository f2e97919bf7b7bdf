"""What a row of a sheet of hand-coded claims would store: each row is checked as the article's own form checks it.

Outward: ``Outcome``, ``checked_rows`` and ``stored_rows``. A quote that does not stand in the text is refused, row by
row; what is stored already is not stored twice, and a suggestion that says the same is accepted in its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext

from claims.admin.claim_form import ClaimForm
from claims.admin.claim_sheet import SheetRow
from claims.admin.desk import Desk, desk_for
from claims.domain.codes import Actuality, ClaimStatus, Comparator, Modality, Polarity, ValueKind, ValueState
from claims.domain.errors import DomainError
from claims.domain.notation import plain_number
from claims.domain.scopes import parse_scope
from claims.domain.written_amounts import read_amount
from claims.models import Claim, Event
from claims.selectors.readable import readable_events
from claims.services.claim_content import ClaimContent
from claims.services.errors import ServiceError
from claims.services.review import accept_claim, add_claim
from factcheck.locking import StaleRow
from factcheck.refusals import refusal_text
from sources.selectors.visibility import visible_articles
from sources.text import find_occurrences, normalise_newlines

YES, NO = ("yes", "true", "1", "oui"), ("no", "false", "0", "non")
FACETS = ("place", "group", "party", "phase")


@dataclass(frozen=True, slots=True)
class Outcome:
    """row: as sent. error: why it is refused, "" = it is taken. claim: stored, or the one that says it already.

    content: what would be stored; None where it is refused or says nothing new. suggestion: one that says the same.
    """

    row: SheetRow
    error: str = ""
    claim: Claim | None = None
    content: ClaimContent | None = None
    suggestion: Claim | None = None

    @property
    def is_new(self) -> bool:
        return self.content is not None


class Refused(ServiceError):
    """Why a row is not taken, in words."""


class Desks:
    """The desks of the articles that the rows name, each opened once."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self._opened: dict[str, Desk] = {}
        self._events: dict[str, Event] = {}

    def desk(self, name: str) -> Desk:
        """name: the article's id or its address. Raises Refused."""
        if name not in self._opened:
            self._opened[name] = self._open(name)
        return self._opened[name]

    def event(self, public_id: str) -> Event:
        if public_id not in self._events:
            event = readable_events(self.user).filter(public_id=public_id).first()
            if event is None:
                raise Refused(gettext("There is no event %(id)s.") % {"id": public_id})
            self._events[public_id] = event.current
        return self._events[public_id]

    def _open(self, name: str) -> Desk:
        public_id = name
        if "/" in name:
            named = visible_articles(self.user).filter(url=name, is_current=True)
            found = list(named.values_list("public_id", flat=True)[:2])
            if len(found) > 1:
                raise Refused(gettext("Several articles have this address: name one by its id."))
            public_id = found[0] if found else name
        try:
            desk = desk_for(public_id, self.user)
        except Http404 as missing:
            raise Refused(gettext("There is no article %(id)s.") % {"id": name}) from missing
        if not desk.may_decide or desk.is_withheld:
            raise Refused(gettext("You may not decide claims of this article, or not read the whole text."))
        if not desk.article.is_current:
            raise Refused(gettext("This version of the article was replaced by a later one."))
        return desk


def checked_rows(rows: Iterable[SheetRow], user: Any) -> list[Outcome]:
    """What each row would do; nothing is stored."""
    desks = Desks(user)
    outcomes: list[Outcome] = []
    seen: dict[Any, int] = {}
    for row in rows:
        try:
            outcome = _checked(row, desks)
        except (ServiceError, DomainError, PermissionDenied) as refused:
            outcomes.append(Outcome(row, error=refusal_text(refused)))
            continue
        key = (row.cell("article").strip(), outcome.content)
        if outcome.content is not None and key in seen:
            told = gettext("Row %(row)s says the same.") % {"row": seen[key]}
            outcome = Outcome(row, error=told)
        elif outcome.content is not None:
            seen[key] = row.number
        outcomes.append(outcome)
    return outcomes


def stored_rows(rows: Iterable[SheetRow], user: Any) -> list[Outcome]:
    """Store what can be, row by row: a row that fails leaves the others as they are."""
    desks = Desks(user)
    return [_stored(outcome, desks, user) for outcome in checked_rows(rows, user)]


def _stored(outcome: Outcome, desks: Desks, user: Any) -> Outcome:
    if outcome.content is None:
        return outcome
    try:
        article = desks.desk(outcome.row.cell("article").strip()).article
        if outcome.suggestion is not None:
            same = outcome.suggestion
            claim = accept_claim(same.pk, by=user, expected_version=same.row_version)
        else:
            claim = add_claim(article, outcome.content, by=user)
    except (ServiceError, DomainError, StaleRow) as refused:
        return Outcome(outcome.row, error=refusal_text(refused))
    return replace(outcome, claim=claim)


def _checked(row: SheetRow, desks: Desks) -> Outcome:
    missing = [name for name in ("article", "quote", "attribute", "value") if not row.cell(name).strip()]
    if missing:
        raise Refused(gettext("Empty: %(names)s.") % {"names": ", ".join(missing)})
    desk = desks.desk(row.cell("article").strip())
    event_id = row.cell("event").strip()
    event = desks.event(event_id) if event_id else None
    form = _form(row, desk, event)
    if not form.is_valid():
        raise Refused(_errors(form))
    quote, start = _where(row, desk)
    content = form.content(start, start + len(quote), quote, _focus(row, quote, start))
    same = next((claim for claim in desk.claims if _says(claim, content)), None)
    if same is None:
        return Outcome(row, content=content)
    if same.status == ClaimStatus.SUGGESTED and content.event in (None, same.event):
        return Outcome(row, content=content, suggestion=same)
    if same.status == ClaimStatus.ACCEPTED:
        return Outcome(row, claim=same)
    return Outcome(row, content=content)


def _says(claim: Claim, content: ClaimContent) -> bool:
    """Whether a claim states the same value, in the same scope, on words that meet."""
    entries = [getattr(content, f"scope_{facet}") for facet in FACETS]
    return (
        claim.attribute_id == content.attribute.pk
        and claim.start < content.end
        and content.start < claim.end
        and claim.value == content.value
        and [getattr(claim, f"scope_{facet}") for facet in FACETS] == entries
        and claim.modality == content.modality
        and claim.actuality == content.actuality
        and claim.polarity == content.polarity
    )


def _where(row: SheetRow, desk: Desk) -> tuple[str, int]:
    quote = normalise_newlines(row.cell("quote")).strip()
    starts = [start for start, _end in find_occurrences(desk.article.text, quote)]
    if not starts:
        raise Refused(gettext("These words do not stand in the text. Copy them exactly as they are there."))
    wanted, accepted = row.cell("start").strip(), ", ".join(map(str, starts))
    if wanted:
        if not wanted.isdecimal() or int(wanted) not in starts:
            raise Refused(
                gettext("The quote does not start at %(start)s. Accepted: %(accepted)s.")
                % {"start": wanted, "accepted": accepted}
            )
        return quote, int(wanted)
    if len(starts) > 1:
        raise Refused(
            gettext("These words stand in the text %(number)s times: fill start with one of %(accepted)s.")
            % {"number": len(starts), "accepted": accepted}
        )
    return quote, starts[0]


def _focus(row: SheetRow, quote: str, start: int) -> tuple[int, int] | None:
    focus = normalise_newlines(row.cell("focus")).strip()
    if not focus:
        return None
    inside = quote.find(focus)
    if inside < 0:
        raise Refused(gettext("The words that state the value do not stand in the quote."))
    return start + inside, start + inside + len(focus)


def _form(row: SheetRow, desk: Desk, event: Event | None) -> ClaimForm:
    key = row.cell("attribute").strip()
    attribute = next((each for each in desk.attributes if each.key == key), None)
    if attribute is None or attribute.current is None:
        accepted = ", ".join(sorted(each.key for each in desk.attributes))
        raise Refused(
            gettext("“%(key)s” is no attribute. Accepted: %(accepted)s.") % {"key": key, "accepted": accepted}
        )
    data = {
        "attribute": key,
        "modality": row.cell("modality").strip() or str(Modality.ASSERTED),
        "actuality": row.cell("actuality").strip() or str(Actuality.HAPPENED),
        "polarity": row.cell("polarity").strip() or str(Polarity.POSITIVE),
        "event": "" if event is None else event.public_id,
        **{
            name: row.cell(name).strip()
            for name in ("scope_text", "informant", "informant_text", "channel", "certainty", "emendation")
        },
        **_scope(row),
        **_value(ValueKind(attribute.current.value_kind), row),
    }
    return ClaimForm(
        data,
        attribute=attribute,
        attributes=desk.attributes,
        events=[] if event is None else [event],
    )


def _scope(row: SheetRow) -> dict[str, str]:
    """The scope's fields of the form, each the key of its entry."""
    scope = parse_scope(row.cell("scope").strip())
    return {f"scope_{facet}": getattr(scope, facet) for facet in FACETS if getattr(scope, facet)}


def _value(kind: ValueKind, row: SheetRow) -> dict[str, str]:
    """The value's fields of the form, from one cell."""
    written, words = row.cell("value").strip(), row.cell("focus").strip()
    if written == "?":
        return {"value_state": str(ValueState.UNKNOWN), "wording": words}
    match kind:
        case ValueKind.COUNT | ValueKind.MEASURE:
            amount = read_amount(written)
            ends = {"number": amount.number, "lower": amount.low, "upper": amount.high}
            figures = {name: plain_number(value) for name, value in ends.items() if value is not None}
            return {"comparator": str(amount.comparator), **figures}
        case ValueKind.DATE:
            return {"date_edtf": written, "date_as_written": words, "comparator": str(Comparator.EXACT)}
        case ValueKind.TIME:
            return {"time_text": written, "comparator": str(Comparator.EXACT)}
        case ValueKind.CATEGORY:
            return {"category": written, "wording": words}
        case ValueKind.BOOLEAN:
            return {"boolean": _truth(written)}
        case ValueKind.PLACE | ValueKind.ACTOR:
            return {"wording": written, "entry": row.cell("entry").strip()}
    return {"wording": written}


def _truth(written: str) -> str:
    folded = written.casefold()
    if folded in YES:
        return "yes"
    if folded in NO:
        return "no"
    raise Refused(gettext("“%(value)s” is neither. Accepted: yes, no.") % {"value": written})


def _errors(form: ClaimForm) -> str:
    """All that the form says, each with the name of its column."""
    said = []
    for name, errors in form.errors.items():
        label = "" if name == "__all__" else f"{form.fields[name].label}: "
        said += [f"{label}{error}" for error in errors]
    return " ".join(said)
