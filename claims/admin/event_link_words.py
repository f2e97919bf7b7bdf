"""Why the machine suggests that two events may be one, in the reader's language and with the names of the registers.

Outward: ``event_link_reason``. The reasons are stored in English, as ``extraction.routing`` says them, in small
letters behind the first, places by their keys; what a person wrote fits none of their forms and stands as it is.
"""

import re
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.act_kinds import ACT_LABELS
from claims.selectors.local_names import local_key

SUGGESTED = re.compile(r"(?P<reasons>.+)\. Score (?P<score>[\d.]+): left to a person\.")
SCORE = _("%(reasons)s. Score %(score)s: left to a person.")
PARTS: tuple[tuple[str, Any], ...] = (
    (r"both on (?P<one>\S+)", _("both on %(one)s")),
    (r"(?P<one>\S+) and (?P<other>\S+) can be one day", _("%(one)s and %(other)s can be one day")),
    (
        r"(?P<one>\S+) and (?P<other>\S+) differ in the year alone, a possible misprint",
        _("%(one)s and %(other)s differ in the year alone, a possible misprint"),
    ),
    (r"both are (?P<name>[\w ]+)", _("both: %(name)s")),
    (r"the acts can be one", _("the acts can be one")),
    (r"(?P<name>[\w -]+) is not (?P<other_name>[\w -]+)", _("%(name)s is not %(other_name)s")),
    (r"both at (?P<name>\S+)", _("same place: %(name)s")),
    (r"both aimed at (?P<name>.+)", _("same target: %(name)s")),
    (r"both name the same victim", _("both name the same victim")),
    (r"they name different victims", _("they name different victims")),
    (r"nothing speaks against it", _("nothing speaks against it")),
)
_COMPILED = tuple((re.compile(form), text) for form, text in PARTS)


def event_link_reason(detail: str) -> str:
    """As stored in English, and where a part of it is none that the machine says."""
    found = SUGGESTED.fullmatch(detail)
    if found is None:
        return detail
    said = [_part(each) for each in (found["reasons"][:1].lower() + found["reasons"][1:]).split("; ")]
    if None in said:
        return detail
    reasons = gettext("; ").join(map(str, said))
    return str(SCORE) % {"reasons": reasons[:1].upper() + reasons[1:], "score": found["score"]}


def _part(words: str) -> str | None:
    for form, text in _COMPILED:
        found = form.fullmatch(words)
        if found is not None:
            named = {key: _name(word) if "name" in key else word for key, word in found.groupdict().items()}
            return str(text) % named
    return None


def _name(words: str) -> str:
    """Of a kind of act, or of an entry of a register by its key; other words as they are."""
    label = ACT_LABELS.get(words.replace(" ", "_"))
    return local_key(words) if label is None else str(label)
