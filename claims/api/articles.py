"""Articles as /api/v1/articles/ serves them, without the words of claims that the reader may not see.

Outward: ``ArticleViewSet``.
"""

from collections.abc import Sequence
from typing import Any

from claims.selectors.disclosure import disclosure_for
from sources.api import articles as published
from sources.models import Article


class ArticleViewSet(published.ArticleViewSet):
    """Articles that the reader may see, every version. The text is on the page of one article.

    A text with words that a hidden claim stands on, or with a hidden name, is withheld as a whole: with holes in it,
    every offset would be wrong.
    """

    def context_of(self, rows: Sequence[Article]) -> dict[str, Any]:
        disclosure = disclosure_for(self.request.user, articles=[row.pk for row in rows])

        def shown(article: Article, text: str) -> str:
            return disclosure.text(text, article.public_id)

        def shows_text(article: Article) -> bool:
            return disclosure.quote(article.public_id, 0, article.text) == article.text

        return super().context_of(rows) | {"shown": shown, "shows_text": shows_text}
