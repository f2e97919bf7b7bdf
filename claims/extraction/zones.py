"""Stage 1: which stretches of the text are read, and as what.

Outward: ``read_zones``. Zones come with the document; what none covers is body. Headers, boilerplate and embedded
posts are cut off from the sentences around them and give no claims of the outlet's own.
"""

from claims.extraction.document import Document, ZoneLike

BODY = "body"
# Roles whose words are not the outlet's report: nothing is suggested from them.
SILENT = frozenset({"metadata", "metadata_header", "header", "boilerplate", "post"})


def zone_at(document: Document, offset: int) -> str:
    """Role of the smallest zone over an offset; body where there is none."""
    found = [zone for zone in document.zones if zone.start <= offset < zone.end]
    return _smallest(found).role if found else BODY


def borders(document: Document) -> frozenset[int]:
    """Offsets at which a silent zone, a headline or a lead starts or ends: no sentence runs across them."""
    return frozenset(
        offset for zone in document.zones for offset in (zone.start, zone.end) if zone.role != "quotation"
    )


def _smallest(zones: list[ZoneLike]) -> ZoneLike:
    return min(zones, key=lambda zone: (zone.end - zone.start, zone.start))
