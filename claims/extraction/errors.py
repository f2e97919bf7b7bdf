"""Errors of extraction: one root, each message saying what was wrong, the value, and what is accepted."""


class ExtractionError(ValueError):
    """Root of every error raised by ``claims.extraction``."""


class BadPack(ExtractionError):
    """A language pack that breaks its schema, or a language without a pack."""


class BadRegister(ExtractionError):
    """A register table that cannot be made into a gazetteer."""
