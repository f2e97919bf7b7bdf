"""The errors of the audit, under one root."""


class AuditError(Exception):
    """Something could not be recorded, sealed or erased; the message says what and what is accepted."""
