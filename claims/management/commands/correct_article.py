"""`correct_article ARTICLE_ID FILE [--published DATE] [--reason WORDS]`: store the text an outlet corrected.

Claims whose words stand where they stood, or anywhere once, go on there; the others are reported and wait.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.services.errors import ServiceError
from claims.services.versions import Corrected, correct_text
from sources.codes import DateBasis
from sources.errors import SourceError
from sources.ingestion.published import read_published
from sources.models import Article
from sources.text import decode


class Command(BaseCommand):
    help = "Store the corrected text of an article as its next version and carry its claims over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "article", metavar="ARTICLE_ID", help="id of the current version, such as A0123456789"
        )
        parser.add_argument("file", type=Path, metavar="FILE", help="the corrected text, UTF-8")
        parser.add_argument(
            "--published",
            metavar="DATE",
            help="when the correction was published: YYYY, YYYY-MM or YYYY-MM-DD; left out = as before",
        )
        parser.add_argument(
            "--reason", default="The outlet corrected its text.", help="why there is another text, in words"
        )

    def handle(
        self, *args: Any, article: str, file: Path, published: str | None, reason: str, **options: Any
    ) -> None:
        old = Article.objects.filter(public_id=article).first()
        if old is None:
            raise CommandError(f"There is no article {article}; accepted: the id of a stored article.")
        try:
            stated = None if published is None else read_published(published, DateBasis.STATED)
            text = decode(file.read_bytes()).text
            corrected = correct_text(old, text, by=None, reason=reason, published=stated)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except (SourceError, ServiceError) as error:
            raise CommandError(f"Nothing was stored: {error}.") from error
        self._report(corrected)

    def _report(self, corrected: Corrected) -> None:
        new = corrected.article
        self.stdout.write(f"{new.public_id}: version {new.version}")
        self.stdout.write(
            f"claims: {len(corrected.carried)} carried over, {len(corrected.orphaned)} orphaned"
        )
        for claim in corrected.orphaned:
            self.stdout.write(f"orphaned {claim.public_id} {claim.attribute}: {claim.decision_reason}")
