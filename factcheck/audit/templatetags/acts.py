"""Filters that say an act in words: ``{{ act.verb|did }}``."""

from django import template

from factcheck.audit.verb_words import reason_label, verb_label

register = template.Library()
register.filter("did", verb_label)


@register.filter
def because(entry: object) -> str:
    """The reason of an act, or of an entry of a history."""
    verb = getattr(entry, "verb", None) or getattr(entry, "what", "")
    return reason_label(str(verb), str(getattr(entry, "reason", None) or getattr(entry, "why", "")))
