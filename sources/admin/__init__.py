"""Tables of what was published. Articles are listed by ``claims.admin``: their review depends on claims."""

from sources.admin import published, sources

__all__ = ["published", "sources"]
