"""`ask_model [ARTICLE...]`: have the language model of the settings suggest claims, beside the rules.

ARTICLE: ids (A...); without one, every article it was not asked about yet. Each is its own transaction; what is
answered that does not stand in the text is counted and, with -v 2, shown. Exit status: 0 all well, 1 some could not
be asked about, 2 no model is configured.
"""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.domain.codes import Producer
from claims.selectors.reading import current_reader
from claims.services.asking import ask_model, is_model_configured
from claims.services.errors import ServiceError
from sources.models import Article
from sources.selectors.articles import texts_to_process

SOMETHING_FAILED, NOT_CONFIGURED = 1, 2


class Command(BaseCommand):
    help = "Have the language model of the settings suggest claims; what stands in the text word for word is kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "articles", nargs="*", metavar="ARTICLE", help="ids; none = all not asked about yet"
        )

    def handle(self, *args: Any, articles: list[str], verbosity: int, **options: Any) -> None:
        if not is_model_configured():
            raise CommandError(
                "No language model is configured: set LLM_URL and LLM_MODEL, and install the extra llm.",
                returncode=NOT_CONFIGURED,
            )
        reader, failed, done = current_reader(), 0, Counter[str]()
        for article in _chosen(articles):
            try:
                asked = ask_model(article, reader=reader)
            except ServiceError as error:
                failed += 1
                self.stderr.write(f"{article.public_id}: {error}")
                continue
            done.update(
                articles=1, new=len(asked.claims), proposed=asked.proposed, dropped=len(asked.dropped)
            )
            for entry in asked.dropped if verbosity > 1 else ():
                self.stdout.write(f"{article.public_id}: dropped: {entry.reason}")
        self.stdout.write(
            f"articles: {done['articles']}, entries on their words: {done['proposed']}, "
            f"new suggestions: {done['new']}, dropped: {done['dropped']}"
        )
        if failed:
            raise CommandError(f"{failed} could not be asked about.", returncode=SOMETHING_FAILED)


def _chosen(ids: list[str]) -> list[Article]:
    texts = texts_to_process()
    if not ids:
        return list(texts.exclude(runs__producer=Producer.LLM))
    found = {article.public_id: article for article in texts.filter(public_id__in=ids)}
    missing = [each for each in ids if each not in found]
    if missing:
        raise CommandError(f"No current article {missing[0]}.", returncode=NOT_CONFIGURED)
    return [found[each] for each in ids]
