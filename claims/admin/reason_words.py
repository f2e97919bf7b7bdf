"""Why the machine suggested a claim or a link, in the reader's language.

Outward: ``reason_in_words``; ``reason_shown`` and ``link_reason`` for pages. Reasons are stored in English, as the
rules say them. Each sentence that a rule makes has its form here, with the words and values in it as groups; what
fits none of the forms is left as it is stored.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from claims.admin.act_kinds import ACT_LABELS
from claims.admin.comparison_words import COMPARISON_FORMS
from claims.admin.day_parts import day_part
from claims.extraction.drafts import CARRIED_OVER
from claims.selectors.category_names import category_names
from claims.selectors.local_names import local_named

CARRIED = _("Who says it is carried over from an earlier sentence.")
# How the words stand to the word that a rule goes by: the names of the language packs' patterns.
SIDES = {
    "accused": pgettext_lazy("rule", "accused"),
    "active": pgettext_lazy("rule", "active"),
    "by": pgettext_lazy("rule", "agent"),
    "context": pgettext_lazy("rule", "words around it"),
    "coordinated": pgettext_lazy("rule", "coordinated"),
    "gapped": pgettext_lazy("rule", "left out"),
    "head": pgettext_lazy("rule", "head"),
    "headline": pgettext_lazy("rule", "headline"),
    "named": pgettext_lazy("rule", "name"),
    "noun": pgettext_lazy("rule", "noun"),
    "noun_of": pgettext_lazy("rule", "noun with of"),
    "object": pgettext_lazy("rule", "object"),
    "owner": pgettext_lazy("rule", "owner"),
    "passive": pgettext_lazy("rule", "passive"),
    "reduced": pgettext_lazy("rule", "participle"),
    "role": pgettext_lazy("rule", "role"),
    "subject": pgettext_lazy("rule", "subject"),
    "subset": pgettext_lazy("rule", "part of a number"),
}
USES = {
    "act": pgettext_lazy("rule", "deed"),
    "done": pgettext_lazy("rule", "what was done"),
    "means": pgettext_lazy("rule", "means"),
    "none": pgettext_lazy("rule", "none"),
    "stated": pgettext_lazy("rule", "stated"),
    "undergone": pgettext_lazy("rule", "undergone"),
    "victim": pgettext_lazy("rule", "victim"),
}
ROLES = {
    "place": _("place"),
    "target": _("target"),
    "impact site": _("impact site"),
    "launch site": _("launch site"),
}
# Why a date is doubtful: the flags of the readers of dates, in words.
DOUBTS = {
    "weekday unresolved": _("which week is not known"),
    "impossible day": _("its month has no such day"),
    "impossible year": _("no such year"),
    "other weekday": _("it was another day of the week"),
}
_DOUBTED = re.compile(r"(?P<date>.+) Doubtful: (?P<flags>[\w ,]+)\.")
FORMS: tuple[tuple[str, Any], ...] = (
    (
        r'The words before "(?P<words>.+)" make it the (?P<role>[a-z ]+)\.',
        _("The words before “%(words)s” make it: %(role)s."),
    ),
    (
        r'The words "(?P<words>.+)" state it \((?P<use>\w+)\)\.',
        _("The words “%(words)s” state it (%(use)s)."),
    ),
    (
        r'"(?P<words>.+)" is a word for (?P<value>[\w ]+) \((?P<use>\w+)\)\.',
        _("“%(words)s” is a word for this value (%(use)s)."),
    ),
    (
        r'"(?P<words>.+)" is the (?P<side>\w+) argument of "(?P<word>.+)"\.',
        _("“%(words)s” belongs to “%(word)s” (%(side)s)."),
    ),
    (
        r'"(?P<words>.+)" stands as (?P<side>\w+) of "(?P<word>.+)"\.',
        _("“%(words)s” belongs to “%(word)s” (%(side)s)."),
    ),
    (
        r'"(?P<words>.+)" is one person, the (?P<side>\w+) of "(?P<word>.+)"\.',
        _("“%(words)s” is one person; it belongs to “%(word)s” (%(side)s)."),
    ),
    (
        r'"(?P<words>.+)", the day of publication being not known, is (?P<date>\S+)\.',
        _("“%(words)s” is %(date)s; the day of the article is not known."),
    ),
    (
        r'"(?P<words>.+)", the day of publication being (?P<day>\S+), is (?P<date>\S+)\.',
        _("“%(words)s” is %(date)s, the article being of %(day)s."),
    ),
    (
        r'"(?P<words>.+)" is (?P<part>morning|midday|afternoon|evening|night|\d\d:\d\d)\.',
        _("“%(words)s” is: %(part)s."),
    ),
    (r'"(?P<words>.+)" tells an act of the speaker\.', _("“%(words)s” tells an act of whoever speaks.")),
    (r'"(?P<words>.+)" says that it is so\.', _("“%(words)s” says that it is so.")),
    (r'"(?P<words>.+)" says that it is not so\.', _("“%(words)s” says that it is not so.")),
    (r'"(?P<words>.+)" says that nobody did\.', _("“%(words)s” says that nobody did.")),
    (
        r'"(?P<words>.+)" says how many there were "(?P<word>.+)"\.',
        _("“%(words)s” says how many there were “%(word)s”."),
    ),
    (
        r'"(?P<words>.+)" is the figure that the words before it speak of\.',
        _("“%(words)s” is the figure that the words before it speak of."),
    ),
    (r"Both say (?P<said>.+)\.", _("Both say %(said)s.")),
    (r"Both name (?P<name>.+)\.", _("Both name %(name)s.")),
    (r"Both rest on (?P<name>.+)\.", _("Both rest on %(name)s.")),
    (r"Both have it through (?P<name>.+)\.", _("Both have it through %(name)s.")),
    (r"(?P<one>.+) is a part of (?P<other>.+)\.", _("%(one)s is a part of %(other)s.")),
    (r"(?P<one>\S+) lies within (?P<other>\S+)\.", _("%(one)s lies within %(other)s.")),
    (r"(?P<one>.+) belongs to (?P<other>.+)\.", _("%(one)s belongs to %(other)s.")),
    (r"(?P<one>\S.*) and (?P<other>.+) can both be true\.", _("%(one)s and %(other)s can both be true.")),
    (
        r"(?P<one>\S.*) and (?P<other>.+) exclude each other, and may speak of the same time\.",
        _("%(one)s and %(other)s exclude each other, and may speak of the same time."),
    ),
    (
        r"(?P<one>\S.*) agrees with (?P<other>.+): the number lies within the bound\.",
        _("%(one)s agrees with %(other)s: the number lies within the bound."),
    ),
)
_COMPILED = tuple((re.compile(form), text) for form, text in (*COMPARISON_FORMS, *FORMS))


def reason_in_words(reason: str, names: Mapping[str, str] | None = None) -> str | None:
    """None where the reader's language is not English and nobody can say it there. names: of categories in it."""
    if (get_language() or "en").startswith("en"):
        return reason
    if reason.endswith(f" {CARRIED_OVER}"):
        rule = reason_in_words(reason.removesuffix(f" {CARRIED_OVER}"), names)
        return None if rule is None else f"{rule} {CARRIED}"
    doubted = _DOUBTED.fullmatch(reason)
    if doubted is not None and set(flags := doubted["flags"].split(", ")) <= DOUBTS.keys():
        date = reason_in_words(doubted["date"], names)
        told = ", ".join(str(DOUBTS[flag]) for flag in flags)
        return None if date is None else f"{date} {gettext('Doubtful: %(why)s.') % {'why': told}}"
    for form, text in _COMPILED:
        found = form.fullmatch(reason)
        if found is not None:
            return _filled(text, found.groupdict(), names or {})
    return None


def reason_shown(reason: str, language: str = "") -> SafeString | str:
    """Why the machine says so, in the reader's language; else as stored, language being that of what is stored."""
    words = reason_in_words(reason)
    if words is not None:
        return words
    return format_html('<span lang="{}">{}</span>', language, reason) if language else reason


def link_reason(link: Any) -> str:
    """Of a link of claims; as stored where nobody can say it. Reads the attribute's version in force."""
    words = reason_in_words(link.detail, category_names(link.first.attribute))
    return str(link.detail) if words is None else words


def _filled(text: Any, found: dict[str, str], names: Mapping[str, str]) -> str | None:
    """None where a word of the rule has no name here."""
    named: dict[str, Callable[[str], Any]] = {
        "side": SIDES.get,
        "use": USES.get,
        "role": ROLES.get,
        "part": day_part,
        "one": _figure,
        "other": _figure,
        "said": lambda word: names.get(word) or _value(word),
        "other_said": lambda word: names.get(word) or _value(word),
        "name": local_named,
    }
    values = {name: named.get(name, str)(word) for name, word in found.items()}
    return None if None in values.values() else str(text) % values


def _figure(shown: str) -> str:
    """A number with its bounds, which only where it has none is a word."""
    return pgettext("value", "some") if shown == "some" else shown


def _value(word: str) -> str:
    if word in ("true", "false"):
        return gettext("yes") if word == "true" else gettext("no")
    return str(ACT_LABELS.get(word, day_part(word)))
