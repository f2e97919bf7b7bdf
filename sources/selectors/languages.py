"""The languages of the articles there are.

Outward: ``languages_in_use``.
"""

from django.db import connection

# From each language on to the next one: as many steps in the index as there are languages. SELECT DISTINCT would read
# the language of every article.
_EACH_NEXT = """
    WITH RECURSIVE each_next(language) AS (
        SELECT min(language) FROM sources_article
        UNION ALL
        SELECT (SELECT min(language) FROM sources_article WHERE language > each_next.language)
        FROM each_next WHERE each_next.language IS NOT NULL
    )
    SELECT language FROM each_next WHERE language IS NOT NULL
"""


def languages_in_use() -> list[str]:
    """Codes in alphabetical order."""
    with connection.cursor() as cursor:
        cursor.execute(_EACH_NEXT)
        return [str(language) for (language,) in cursor.fetchall()]
