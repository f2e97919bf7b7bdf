"""Errors of exports: what was wrong, the value, what is accepted."""


class ExportError(ValueError):
    """Root of every error raised by ``claims.exports``."""


class BadRelease(ExportError):
    """A folder that is no release, or one that is not what its checksums and descriptor say."""
