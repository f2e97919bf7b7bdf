"""Where the claims of a split go: to an event that there is, or to a new one.

Outward: ``SplitForm``, and ``prefilled`` for what the claims tell of the new event.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.domain.dates import parse_date
from claims.domain.errors import DomainError
from claims.models import Claim, Event, Place
from claims.selectors.readable import readable_events
from claims.selectors.veiling import withholds
from claims.services.splitting import Described
from factcheck.refusals import refusal_text

EVENT_DATE, EVENT_PLACE = "event_date", "place"


class SplitForm(forms.Form):
    """A valid form has ``into``: an Event, or what describes the new one."""

    other = forms.CharField(
        label=_("id of the other event"), required=False, max_length=20,
        help_text=_("As E000012. Empty: the claims go to a new event."),
    )  # fmt: skip
    title = forms.CharField(label=_("title of the new event"), required=False, max_length=200)
    when = forms.CharField(label=_("date"), required=False, max_length=40, help_text=_("As 2020-11-17."))
    place = forms.ModelChoiceField(
        Place.objects.order_by("name"), label=_("place"), required=False, to_field_name="key"
    )
    reason = forms.CharField(label=_("reason"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        self.into: Event | Described | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        written = cleaned.get("other", "").strip()
        if written:
            self.into = readable_events(self._user).filter(public_id=written).first()
            if self.into is None:
                self.add_error("other", gettext("There is no event %(id)s.") % {"id": written})
            return cleaned
        day = cleaned.get("when", "").strip()
        try:
            date = parse_date(day) if day else None
        except DomainError as error:
            self.add_error("when", refusal_text(error))
            return cleaned
        self.into = Described(cleaned.get("title", ""), date, cleaned.get("place"))
        return cleaned


def prefilled(claims: Sequence[Claim]) -> dict[str, Any]:
    """What most of the claims tell: day, place, and the headline of the article that most of them are from."""
    days = Counter(
        claim.date_edtf for claim in claims if claim.attribute.key == EVENT_DATE and claim.date_edtf
    )
    places = Counter(
        claim.place.key for claim in claims if claim.attribute.key == EVENT_PLACE and claim.place
    )
    titles = Counter(
        claim.article.title for claim in claims if claim.article.title and not withholds(claim.article)
    )
    told = {"when": days, "place": places, "title": titles}
    return {name: found.most_common(1)[0][0] for name, found in told.items() if found}
