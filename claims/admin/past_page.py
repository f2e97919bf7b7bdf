"""The page of an event at a past moment: ?as_of= what the information was, ?known_at= what was accepted here.

Outward: ``PastForm`` and ``past_page``. Nothing can be decided on it: a ruling is made on what is known now.
"""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models import Event
from claims.selectors.events import links_of, opened_event
from claims.selectors.past import Moment, past_of
from claims.selectors.past_matrix import past_matrix


class MomentField(forms.CharField):
    """A day, until its end, or a day with a time. Without a zone it is read in the zone of the workbench."""

    widget = forms.TextInput(attrs={"placeholder": "2020-11-18", "size": 18})

    def to_python(self, value: Any) -> Any:
        written = str(value or "").strip()
        if not written:
            return None
        try:
            day = parse_date(written)
            moment = datetime.combine(day, time.max) if day is not None else parse_datetime(written)
        except ValueError:
            moment = None
        if moment is None:
            raise forms.ValidationError(
                _('"%(written)s" is no moment. Accepted: 2020-11-18, or 2020-11-18 14:30.'),
                params={"written": written},
            )
        return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


class PastForm(forms.Form):
    as_of = MomentField(label=_("As of"), required=False)
    known_at = MomentField(label=_("Known at"), required=False)

    @property
    def moment(self) -> Moment:
        """What was asked for; nothing where it could not be read."""
        if not self.is_bound or not self.is_valid():
            return Moment()
        return Moment(self.cleaned_data["as_of"], self.cleaned_data["known_at"])


def past_page(request: HttpRequest, event: Event, form: PastForm) -> HttpResponse:
    past = past_of(event, request.user, form.moment)
    matrix = None if past is None else past_matrix(event, request.user, past)
    shown = opened_event(event, request.user)
    links_from, links_to = links_of(event, request.user)
    context = {
        **admin.site.each_context(request),
        "title": shown.title,
        "subtitle": gettext("at a past moment"),
        "event": shown,
        "matrix": matrix,
        "articles": [] if matrix is None else matrix.articles,
        "rows": [] if matrix is None else [(row, None) for row in matrix.rows],
        "links_from": [link for link in links_from if link.is_decided],
        "links_to": [link for link in links_to if link.is_decided],
        "past": past,
        "past_form": form,
        "moment": form.moment,
        "curves": [],
        "falls": {},
    }
    return TemplateResponse(request, "claims/event_page.html", context)
