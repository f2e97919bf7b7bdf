"""Which stretches of the text are read, and as what.

Outward: ``roles_of`` and ``borders``. Zones come with the document; what none covers is body. Headers, boilerplate,
embedded posts and paragraphs in another language than the document's are cut off from the sentences around them and
give no claims: the words of one language mean something else in another.
"""

from bisect import bisect_right
from collections.abc import Callable

from claims.extraction.document import Document, ZoneLike

BODY, BACKGROUND, FOREIGN = "body", "background", "foreign"
# Roles whose words are not the outlet's report: nothing is suggested from them.
SILENT = frozenset({"metadata", "metadata_header", "header", "boilerplate", "post", FOREIGN})


def roles_of(document: Document) -> Callable[[int], str]:
    """A look-up of the role at an offset: of the smallest zone over it, body where there is none.

    Zones may lie in zones. Linear in their number to build where few lie in one another; a look-up is a bisection.
    """
    if not document.zones:
        return lambda offset: BODY
    edges = sorted({offset for zone in document.zones for offset in (zone.start, zone.end)})
    starting: dict[int, list[ZoneLike]] = {}
    for zone in document.zones:
        starting.setdefault(zone.start, []).append(zone)
    roles: list[str] = []
    over: list[ZoneLike] = []
    for edge in edges:
        over = [zone for zone in over if zone.end > edge] + starting.get(edge, [])
        roles.append(_role(_smallest(over), document.lang) if over else BODY)

    def role_at(offset: int) -> str:
        place = bisect_right(edges, offset) - 1
        return roles[place] if place >= 0 else BODY

    return role_at


def borders(document: Document) -> frozenset[int]:
    """Offsets at which a silent zone, a headline or a lead starts or ends: no sentence runs across them."""
    return frozenset(
        offset for zone in document.zones for offset in (zone.start, zone.end) if zone.role != "quotation"
    )


def _role(zone: ZoneLike, lang: str) -> str:
    is_foreign = bool(zone.lang) and bool(lang) and zone.lang != lang
    return FOREIGN if is_foreign and zone.role not in SILENT else zone.role


def _smallest(zones: list[ZoneLike]) -> ZoneLike:
    return min(zones, key=lambda zone: (zone.end - zone.start, zone.start))
