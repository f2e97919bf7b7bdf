"""The REST API of what was published; the routes are gathered in ``claims.api.urls``."""
