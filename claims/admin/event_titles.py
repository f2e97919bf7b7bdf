"""What an event is called on the screen: a title that the machine made says what happened, and where, in the reader's
language. What is stored, released and searched stays as it is.

Outward: ``event_title``.
"""

from typing import Any

from claims.admin.act_kinds import ACT_LABELS
from claims.models.choices import EVENT_KINDS
from claims.selectors.local_names import local_place

# As ``claims.services.events`` puts the parts of a title together.
BETWEEN = ", "


def event_title(event: Any) -> str:
    """ "Rocket fire, Green Zone, 2020-11-17" -> "Tirs de roquettes, zone verte, 2020-11-17" for a French reader.

    A title that a person gave, and one whose first part is no kind of act, stand as they are.
    """
    title = str(event.title)
    what, comma, rest = title.partition(BETWEEN)
    label = _labels(event).get(what)
    if label is None:
        return title
    where = BETWEEN.join(local_place(part) for part in rest.split(BETWEEN))
    return f"{label[:1].upper()}{label[1:]}{comma}{where}"


def _labels(event: Any) -> dict[str, str]:
    """What the machine writes for the event's kinds -> what the reader calls it."""
    known = {**dict(EVENT_KINDS), **ACT_LABELS}
    codes = [code for code in (event.act_kind, str(event.kind)) if code in known]
    return {code.replace("_", " ").capitalize(): str(known[code]) for code in reversed(codes)}
