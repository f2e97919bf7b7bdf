"""Events, how they stand to each other, and the definition of a series."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import EventKind
from claims.models.choices import EVENT_KINDS, EVENT_RELATIONS
from claims.models.place import Place
from factcheck.audit.history import history
from factcheck.locking import Versioned
from factcheck.trees import refuse_circle


class EventQuerySet(models.QuerySet["Event"]):
    def live(self) -> "EventQuerySet":
        """Without the events that were merged into another."""
        return self.filter(merged_into__isnull=True)


class Event(Versioned):
    """Something that happened, a series, a state or a statement; the codebook says what one event is.

    Title, days and place here only identify the event for people and for routing; the published values are derived
    from its claims. An event is never deleted: merged, it redirects.
    """

    public_id = models.CharField(_("id"), max_length=12, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=EVENT_KINDS, default=EventKind.OCCURRENCE)
    title = models.CharField(_("title"), max_length=200)
    act_kind = models.CharField(
        _("kind of act"),
        max_length=40,
        blank=True,
        help_text=_("Such as rocket_attack, air_strike, protest, announcement: helps to match articles."),
    )
    date_edtf = models.CharField(_("date"), max_length=32, blank=True, help_text=_("EDTF, as first read."))
    date_lower = models.DateField(_("first possible day"), null=True, blank=True, editable=False)
    date_upper = models.DateField(_("last possible day"), null=True, blank=True, editable=False)
    date_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("date decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        help_text=_(
            "Who said or restored the date, which the machine then leaves; empty = read from articles."
        ),
    )
    date_doubt = models.CharField(
        _("date told otherwise"),
        max_length=32,
        blank=True,
        editable=False,
        help_text=_("The day that news tells against a decided date, waiting for a person; empty = none."),
    )
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    target = models.CharField(_("target"), max_length=200, blank=True)
    victims = models.CharField(
        _("named victims"),
        max_length=300,
        blank=True,
        help_text=_("Restricted; only helps to match articles."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        editable=False,
    )
    split_from = models.ForeignKey(
        "self",
        verbose_name=_("split from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="split_off",
        editable=False,
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    history = history()
    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-date_lower", "-id"]
        permissions = [("merge_event", _("Can merge and split events"))]
        indexes = [
            # Few events are: asked which were merged into those of a page, SQLite would look through all.
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="claims_event_merged"
            ),
            models.Index(fields=["date_lower", "date_upper"], name="claims_event_days"),
            models.Index(fields=["-date_lower", "-id"], name="claims_event_latest"),
            models.Index(fields=["kind", "-date_lower", "-id"], name="claims_event_by_kind"),
            models.Index(fields=["id"], condition=~Q(victims=""), name="claims_event_with_victims"),
            models.Index(fields=["-id"], condition=~Q(date_doubt=""), name="claims_event_date_doubted"),
            models.Index(fields=["-id"], condition=~Q(date_doubt=""), name="claims_event_date_in_doubt"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="claims_event_has_title",
                violation_error_message=_("Give the event a title that an editor would recognise."),
            ),
            models.CheckConstraint(
                condition=Q(date_lower__isnull=True)
                | Q(date_upper__isnull=True)
                | Q(date_lower__lte=F("date_upper")),
                name="claims_event_days_in_order",
                violation_error_message=_("The first possible day is not after the last."),
            ),
            models.CheckConstraint(
                condition=(Q(parent__isnull=True) | ~Q(parent=F("id")))
                & (Q(merged_into__isnull=True) | ~Q(merged_into=F("id"))),
                name="claims_event_not_its_own_relation",
                violation_error_message=_("An event is neither part of itself nor merged into itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        refuse_circle(self, "parent")

    @property
    def current(self) -> "Event":
        """The event that this one redirects to; itself where it was never merged."""
        event = self
        while event.merged_into is not None:
            event = event.merged_into
        return event


class SeriesDefinition(models.Model):
    """What a series counts: its window, place and actors, and what counts as one."""

    event = models.OneToOneField(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="series"
    )
    window_lower = models.DateField(_("from"), null=True, blank=True)
    window_upper = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Inclusive; empty = open.")
    )
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    who = models.CharField(_("who"), max_length=300, blank=True)
    what_counts = models.TextField(_("what counts as one"), blank=True)

    class Meta:
        verbose_name = _("definition of a series")
        verbose_name_plural = _("definitions of series")
        constraints = [
            models.CheckConstraint(
                condition=Q(window_lower__isnull=True)
                | Q(window_upper__isnull=True)
                | Q(window_lower__lte=F("window_upper")),
                name="claims_seriesdefinition_window_in_order",
                violation_error_message=_("The window of a series does not end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.what_counts or '—'}"


class EventLinkState(models.TextChoices):
    SUGGESTED = "suggested", _("suggested")
    DECIDED = "decided", _("decided")
    REFUSED = "refused", _("refused")


class EventLink(Versioned):
    """How one event stands to another: part of, in retaliation for, before, after, ends, possibly the same as."""

    from_event = models.ForeignKey(
        Event, verbose_name=_("from event"), on_delete=models.PROTECT, related_name="links_from"
    )
    to_event = models.ForeignKey(
        Event, verbose_name=_("to event"), on_delete=models.PROTECT, related_name="links_to"
    )
    relation = models.CharField(_("relation"), max_length=20, choices=EVENT_RELATIONS)
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=EventLinkState,
        default=EventLinkState.SUGGESTED,
        help_text=_("A refused suggestion stays, so that it is not made again."),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    detail = models.CharField(_("reason"), max_length=500, blank=True)

    history = history()

    class Meta:
        verbose_name = _("link between events")
        verbose_name_plural = _("links between events")
        ordering = ["from_event", "relation", "to_event"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_event", "to_event", "relation"],
                name="claims_eventlink_once",
                violation_error_message=_("The two events are linked in this way already."),
            ),
            models.CheckConstraint(
                condition=~Q(from_event=F("to_event")),
                name="claims_eventlink_two_events",
                violation_error_message=_("A link joins two different events."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_event} {self.get_relation_display()} {self.to_event}"

    @property
    def is_decided(self) -> bool:
        return self.state == EventLinkState.DECIDED
