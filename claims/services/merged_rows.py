"""What hangs on an event and follows it into another.

Outward: ``follow``, called inside a merge's act, so that the history of every row that moves names it; ``links_of``
and ``takes_definition`` say of some what it will do. A consensus does not follow: it is derived anew.
"""

from django.db.models import Q, QuerySet

from claims.models import Claim, Comment, Consensus, Event, EventLink, EventLinkState, SeriesDefinition
from claims.services.routing import flag_misprints
from factcheck.audit.history import update_many

MOVED_CLAIM = ("event", "row_version", "emendation", "date_as_written")


def follow(going: Event, staying: Event) -> None:
    """Move what ``going`` has to ``staying``; both are locked, and saved by the caller."""
    _move_claims(going, staying)
    for link in links_of(going):
        _move_link(link, going, staying)
    _move_family(going, staying)
    for ruling in going.resolutions.all():
        ruling.event = staying
        ruling.row_version += 1
        ruling.save()
    Comment.objects.filter(event=going).update(event=staying)
    _move_definition(going, staying)
    Consensus.objects.filter(event=going).delete()


def links_of(event: Event) -> QuerySet[EventLink]:
    """Every link that the event has, at either end."""
    links = EventLink.objects.filter(Q(from_event=event) | Q(to_event=event))
    return links.select_related("from_event", "to_event").order_by("pk")


def takes_definition(going: Event, staying: Event) -> bool:
    """Whether the survivor takes over the definition of the other's series."""
    defined = set(SeriesDefinition.objects.filter(event__in=[going, staying]).values_list("event", flat=True))
    return defined == {going.pk}


def _move_claims(going: Event, staying: Event) -> None:
    rows = going.claims.select_for_update(of=("self",)).select_related("attribute", "place", "actor")
    claims = list(rows.order_by("pk"))
    for claim in claims:
        claim.event = staying
        claim.row_version += 1
    flag_misprints(claims, staying)
    update_many(Claim, claims, MOVED_CLAIM)


def _move_link(link: EventLink, going: Event, staying: Event) -> None:
    """To the survivor; where the same link stands there already, what a person said of either is kept."""
    ends = tuple(staying if event == going else event for event in (link.from_event, link.to_event))
    there = EventLink.objects.filter(from_event=ends[0], to_event=ends[1], relation=link.relation).first()
    if there is not None and there.state == EventLinkState.SUGGESTED != link.state:
        there.state, there.decided_by, there.detail = link.state, link.decided_by, link.detail
        there.row_version += 1
        there.save()
    if there is not None or ends[0] == ends[1]:
        link.delete()
        return
    link.from_event, link.to_event = ends
    link.row_version += 1
    link.save()


def _move_family(going: Event, staying: Event) -> None:
    """Its parts become the survivor's; what it is part of too, where the survivor is part of nothing yet."""
    for child in going.children.exclude(pk=staying.pk):
        child.parent = staying
        child.row_version += 1
        child.save()
    if staying.parent is None and not _is_within(going.parent, staying):
        staying.parent = going.parent


def _is_within(event: Event | None, whole: Event) -> bool:
    while event is not None:
        if event.pk == whole.pk:
            return True
        event = event.parent
    return False


def _move_definition(going: Event, staying: Event) -> None:
    """A series keeps its own definition; one without takes over the other's, which stays where it was otherwise."""
    if not takes_definition(going, staying):
        return
    definition = SeriesDefinition.objects.get(event=going)
    definition.event = staying
    definition.save()
