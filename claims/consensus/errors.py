"""Errors of the consensus engine: one root, each message saying what was wrong, the value, and what is accepted."""


class ConsensusError(ValueError):
    """Root of every error raised by ``claims.consensus``."""


class UnknownPolicy(ConsensusError):
    """An attribute names a consensus policy that the engine does not have."""


class UnknownRemark(ConsensusError):
    """A remark whose code no catalogue has, or a language without a catalogue."""


class BadTable(ConsensusError):
    """A table for ``fuse`` that cannot be read at all: no file, no header, a kind that does not exist."""


class BadRow(ConsensusError):
    """One row of a table that cannot be used; the rest of the table can."""
