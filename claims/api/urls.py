"""Addresses of the REST API, below /api/v1/: one line per list."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import DefaultRouter

from claims.api.articles import ArticleViewSet
from claims.api.claims import ClaimViewSet
from claims.api.codebook import AttributeViewSet, CodebookViewSet
from claims.api.consensus import ConsensusViewSet
from claims.api.events import EventViewSet
from claims.api.links import LinkViewSet
from claims.api.registers import ActorViewSet, PlaceViewSet, ScopeViewSet
from claims.api.releases import ReleaseViewSet
from claims.api.resolutions import ResolutionViewSet
from factcheck.api.views import UnknownAddress
from sources.api.sources import SourceViewSet

router = DefaultRouter()
router.include_format_suffixes = False  # keys hold dots: "A0123456789.7" is a claim, not an article as ".7"
router.register("sources", SourceViewSet, "source")
router.register("articles", ArticleViewSet, "article")
router.register("events", EventViewSet, "event")
router.register("claims", ClaimViewSet, "claim")
router.register("links", LinkViewSet, "link")
router.register("consensus", ConsensusViewSet, "consensus")
router.register("resolutions", ResolutionViewSet, "resolution")
router.register("codebook", CodebookViewSet, "codebook")
router.register("attributes", AttributeViewSet, "attribute")
router.register("actors", ActorViewSet, "actor")
router.register("places", PlaceViewSet, "place")
router.register("scopes", ScopeViewSet, "scope")
router.register("releases", ReleaseViewSet, "release")

urlpatterns = [
    # No human page beside it: those that exist need inline scripts or a third-party host, which the
    # Content-Security-Policy refuses.
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("", include(router.urls)),
    # With its slash: an address without one is sent to the one with it.
    re_path("^.*/$", UnknownAddress.as_view()),
]
