"""The register of places."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.register import ExternalId, RegisterEntry, RegisterName
from factcheck.audit.history import history


class PlaceKind(models.TextChoices):
    COUNTRY = "country", _("country")
    REGION = "region", _("region")
    CITY = "city", _("city or town")
    DISTRICT = "district", _("district")
    SITE = "site", _("site")


class PlacePrecision(models.TextChoices):
    EXACT = "exact", _("the place itself")
    CITY = "city", _("centre of the city")
    REGION = "region", _("centre of the region")
    COUNTRY = "country", _("centre of the country")


class Place(RegisterEntry):
    """A country, region, city, district or site. latitude, longitude: WGS 84 degrees, both or neither."""

    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO 3166-1 code of two letters, empty = none.")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    precision = models.CharField(
        _("precision of the coordinates"), max_length=10, choices=PlacePrecision, blank=True
    )

    history = history()

    class Meta(RegisterEntry.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            *RegisterEntry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="claims_place_coordinates",
                violation_error_message=_(
                    "Latitude (-90 to 90) and longitude (-180 to 180) are given together or not at all."
                ),
            ),
        ]


class PlaceName(RegisterName):
    entry = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.CASCADE, related_name="names")

    class Meta(RegisterName.Meta):
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")


class PlaceExternalId(ExternalId):
    entry = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.CASCADE, related_name="external_ids"
    )

    class Meta(ExternalId.Meta):
        verbose_name = _("external id of a place")
        verbose_name_plural = _("external ids of places")
