"""The register of actors: who does, claims, is blamed, suffers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.register import ExternalId, RegisterEntry, RegisterName
from factcheck.audit.history import history
from sources.codes import Sensitivity
from sources.models import Source
from sources.models.choices import SENSITIVITIES


class ActorKind(models.TextChoices):
    STATE = "state", _("state")
    BODY = "body", _("official body")
    ARMED_FORCE = "armed_force", _("armed force")
    ARMED_GROUP = "armed_group", _("armed group")
    COALITION = "coalition", _("coalition")
    ORGANISATION = "organisation", _("organisation")
    POPULATION = "population", _("group of people")
    PERSON = "person", _("person")
    UNIDENTIFIED = "unidentified", _("unidentified")


class Actor(RegisterEntry):
    """A state, force, group, body or person. Two actors with like names stay two: joining is a person's act."""

    kind = models.CharField(_("kind"), max_length=20, choices=ActorKind)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO 3166-1 code of two letters, empty = none.")
    )
    speaks_as = models.ForeignKey(
        Source,
        verbose_name=_("speaks as"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        help_text=_("The source this actor is when it gives information; tells who has a stake in an event."),
    )
    sensitivity = models.CharField(
        _("sensitivity"),
        max_length=12,
        choices=SENSITIVITIES,
        default=Sensitivity.PUBLIC,
        help_text=_("Private persons are restricted."),
    )

    history = history()

    class Meta(RegisterEntry.Meta):
        verbose_name = _("actor")
        verbose_name_plural = _("actors")


class ActorName(RegisterName):
    entry = models.ForeignKey(Actor, verbose_name=_("actor"), on_delete=models.CASCADE, related_name="names")

    class Meta(RegisterName.Meta):
        verbose_name = _("name of an actor")
        verbose_name_plural = _("names of actors")


class ActorExternalId(ExternalId):
    entry = models.ForeignKey(
        Actor, verbose_name=_("actor"), on_delete=models.CASCADE, related_name="external_ids"
    )

    class Meta(ExternalId.Meta):
        verbose_name = _("external id of an actor")
        verbose_name_plural = _("external ids of actors")
