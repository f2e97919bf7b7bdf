"""The errors of background work, under one root."""


class JobError(Exception):
    """A job cannot be enqueued, cancelled or retried as asked; the message says why and what is accepted."""


class UnknownHandler(JobError):
    """No function is registered under the job's name."""


class Refused(JobError):
    """Raised by a handler whose work cannot succeed however often it is tried: the job fails at once."""


class Cancelled(JobError):
    """Raised inside a handler by its progress report when the job was cancelled or is another worker's."""
