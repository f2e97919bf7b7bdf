"""Errors of the pure core: one root, each message saying what was wrong, the value, and what is accepted."""


class DomainError(ValueError):
    """Root of every error raised by ``claims.domain``.

    template: what was wrong, the value, and what is accepted, in English, a place for each of values ("%(date)s").
    str() is the whole English sentence; faces put it into the reader's language (factcheck.refusals). Of values,
    "accepted", "blank" and "what" are words of ours, "comparator" is a code of ours, others are data. No values: the
    template is the sentence.
    """

    def __init__(self, template: str = "", /, **values: object) -> None:
        self.template, self.values = template, values
        super().__init__(template % values if values else template)


class BadValue(DomainError):
    """A value, bound or comparator that does not hold together."""


class BadDate(DomainError):
    """A date that is not one of the accepted EDTF forms, or is no day of the calendar."""


class BadScope(DomainError):
    """A scope that names an unknown facet, or a register entry of another facet."""


class BadHierarchy(DomainError):
    """A register whose parents form a circle."""


class BadCodebook(DomainError):
    """A codebook or attribute definition that breaks its schema."""


class MixedKinds(DomainError):
    """Values of different kinds or attributes where one kind is needed."""
