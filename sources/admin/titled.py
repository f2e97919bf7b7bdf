"""The title of an article in a list: marked as words of the article's language, which screen readers then speak.

Outward: ``titled`` and ``ArticleColumn``.
"""

from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sources.models import Article


def titled(article: Article) -> SafeString:
    return format_html('<span lang="{}" dir="auto">{}</span>', article.language, article)


class ArticleColumn:
    """For a table whose rows have an ``article``, read with them: a column ``headline``."""

    @admin.display(description=_("article"), ordering="article")
    def headline(self, row: Any) -> SafeString:
        return titled(row.article)
