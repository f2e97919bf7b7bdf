"""Publish a release and write its files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.exports.errors import ExportError
from claims.exports.folder import write_folder, write_zip
from claims.models import ReleaseProfile, ReleaseState
from claims.services.errors import ServiceError
from claims.services.release import publish_release, stored_files


class Command(BaseCommand):
    help = (
        "Freeze what is settled into a release. Nothing changed since the last version: the same files again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="small letters, digits and hyphens, such as iraq-embassy-attacks")
        parser.add_argument("--output", required=True, type=Path, help="a folder, or a file ending in .zip")
        parser.add_argument("--profile", choices=ReleaseProfile.values, default=ReleaseProfile.PUBLIC)

    def handle(self, *args: Any, name: str, output: Path, profile: str, **options: Any) -> None:
        if not name or name.strip("-") != name or not name.replace("-", "").isalnum() or name != name.lower():
            raise CommandError(f'"{name}" is no name of a release. Accepted: small letters, digits, hyphens.')
        try:
            published = publish_release(name, profile=profile, needs_approval=settings.RELEASES_NEED_APPROVAL)
            release = published.release
            if release.state == ReleaseState.PROPOSED:
                raise CommandError(
                    f"{release} is proposed and waits for the approval of an editor in the workbench "
                    "(RELEASES_NEED_APPROVAL is on). Nothing was written."
                )
            write = write_zip if output.suffix == ".zip" else write_folder
            write(output, stored_files(release))
        except (ServiceError, ExportError) as error:
            raise CommandError(str(error)) from error
        news = "published" if published.is_new else "unchanged since it was published"
        self.stdout.write(f"{release.title}: {news}.")
        self.stdout.write(f"{release.events} events, {release.claims} claims, written to {output}.")
