"""Errors of the services: each message says what was wrong, the value, and what is accepted."""


class ServiceError(ValueError):
    """Root of every refusal of a service. Nothing was written."""


class BadClaim(ServiceError):
    """A claim whose span, value, scope or attribution does not hold together."""


class BadDecision(ServiceError):
    """A decision that the row's state does not allow, or that lacks its reason."""


class NotAllowed(ServiceError):
    """The person lacks the permission, or would judge their own work."""


class BadRegisterEntry(ServiceError):
    """An entry of a register that is unknown, ambiguous or malformed."""
