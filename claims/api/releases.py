"""Releases under /api/v1/releases/: their description, their files, and the whole as one archive.

Outward: ``ReleaseViewSet``. Files are handed out as they were frozen, checked against their hash on the way.
"""

import tempfile
from pathlib import Path
from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.reverse import reverse

from claims.exports.folder import write_zip
from claims.models import DatasetRelease, ReleaseFile, ReleaseProfile, ReleaseState
from claims.selectors.readable import readable_releases
from claims.services.release import stored_files
from factcheck.api.filters import CodeFilter, FlagFilter, TextFilter
from factcheck.api.negotiation import ServeFile
from factcheck.api.views import ReadOnlyViewSet, held, numbered

ID = OpenApiParameter("id", OpenApiTypes.STR, "path", description="Name and version: `iraq.v2`.")
BYTES = OpenApiTypes.BINARY


class FileSerializer(serializers.ModelSerializer[ReleaseFile]):
    url = serializers.SerializerMethodField(help_text="Address of the file.")

    class Meta:
        model = ReleaseFile
        fields = ("path", "sha256", "size_bytes", "url")

    @extend_schema_field(serializers.URLField())
    def get_url(self, file: ReleaseFile) -> str:
        keys = {"id": release_id(file.release), "path": file.path}
        return reverse("release-file", kwargs=keys, request=self.context["request"])


class ReleaseSerializer(serializers.ModelSerializer[DatasetRelease]):
    id = serializers.SerializerMethodField(help_text="Name and version, permanent.")
    codebook = serializers.SerializerMethodField(help_text="Number; null for an imported release.")
    fit = serializers.SerializerMethodField(help_text="Number of the estimate of source reliability.")
    previous = serializers.SerializerMethodField(help_text="Id of the version before.")
    archive = serializers.SerializerMethodField(help_text="Address of all files as one .zip.")
    files = FileSerializer(many=True)

    class Meta:
        model = DatasetRelease
        fields = (
            "id",
            "name",
            "version",
            "title",
            "profile",
            "state",
            "is_unreviewed",
            "is_imported",
            "content_sha256",
            "events",
            "claims",
            "codebook",
            "fit",
            "previous",
            "created_at",
            "archive",
            "files",
        )

    def get_id(self, release: DatasetRelease) -> str:
        return release_id(release)

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_codebook(self, release: DatasetRelease) -> int | None:
        return None if release.codebook is None else release.codebook.number

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_fit(self, release: DatasetRelease) -> int | None:
        return None if release.fit is None else release.fit.number

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_previous(self, release: DatasetRelease) -> str | None:
        return None if release.previous is None else release_id(release.previous)

    @extend_schema_field(serializers.URLField())
    def get_archive(self, release: DatasetRelease) -> str:
        keys = {"id": release_id(release)}
        return reverse("release-archive", kwargs=keys, request=self.context["request"])


class ReleaseFilters(django_filters.FilterSet):
    name = TextFilter(help_text="All versions of one release.")
    profile = CodeFilter(choices=ReleaseProfile)
    state = CodeFilter(choices=ReleaseState)
    is_unreviewed = FlagFilter(help_text="Some row rests on a machine's or a policy's acceptance.")


class ReleaseViewSet(ReadOnlyViewSet):
    """Releases whose profile holds nothing hidden from the reader."""

    model = DatasetRelease
    queryset = DatasetRelease.objects.none()
    keyset = ("name", "version")
    lookup_field = "id"
    serializer_class = ReleaseSerializer
    filterset_class = ReleaseFilters

    def rows_for(self, user: Any) -> QuerySet[DatasetRelease]:
        files = ReleaseFile.objects.defer("compressed").select_related("release").order_by("path")
        releases = readable_releases(user).select_related("codebook", "fit", "previous")
        return releases.prefetch_related(Prefetch("files", files))

    def get_object(self) -> DatasetRelease:
        name, _, version = self.kwargs["id"].rpartition(".v")
        return get_object_or_404(self.get_queryset(), name=held(name), version=numbered(version))

    @extend_schema(parameters=[ID])
    def retrieve(self, *args: Any, **options: Any) -> Any:
        return super().retrieve(*args, **options)

    @extend_schema(parameters=[ID], responses={(200, "application/zip"): BYTES})
    @action(detail=True, url_path="archive", content_negotiation_class=ServeFile)
    def archive(self, request: Request, **_keys: Any) -> FileResponse:
        """All files as one .zip, whose bytes are the same for every reader."""
        release = self.get_object()
        packed = tempfile.NamedTemporaryFile(suffix=".zip")  # noqa: SIM115 -- the response closes it
        write_zip(Path(packed.name), stored_files(release))
        return FileResponse(packed, as_attachment=True, filename=f"{release_id(release)}.zip")

    @extend_schema(
        parameters=[
            ID,
            OpenApiParameter("path", OpenApiTypes.STR, "path", description="Such as claims.csv."),
        ],
        responses={(200, "application/octet-stream"): BYTES},
    )
    @action(
        detail=True,
        url_path=r"files/(?P<path>[^/]+)",
        url_name="file",
        content_negotiation_class=ServeFile,
    )
    def file(self, request: Request, path: str, **_keys: Any) -> HttpResponse:
        """One file, byte by byte as it was frozen."""
        content = dict(stored_files(self.get_object(), path=held(path))).get(path)
        if content is None:
            raise Http404
        response = HttpResponse(content, content_type="application/octet-stream")
        response.headers["Content-Disposition"] = f'attachment; filename="{path}"'
        return response


def release_id(release: DatasetRelease) -> str:
    return f"{release.name}.v{release.version}"
