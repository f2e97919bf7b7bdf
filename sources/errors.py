"""Errors of the sources package: one root, so that a caller reports any bad input and keeps the batch.

A message says what was wrong, the value, and what is accepted. It never names the file: the caller knows it.
"""


class SourceError(ValueError):
    """Something published cannot be taken as it stands; nothing was stored.

    template: what was wrong, the value, and what is accepted, in English, a place for each of values ("%(date)s").
    str() is the whole English sentence; faces put it into the reader's language (factcheck.refusals). Of values,
    "accepted", "blank" and "what" are words of ours, "comparator" is a code of ours, others are data. No values: the
    template is the sentence.
    """

    def __init__(self, template: str = "", /, **values: object) -> None:
        self.template, self.values = template, values
        super().__init__(template % values if values else template)


class NotText(SourceError):
    """The bytes are not text in an accepted encoding (binary, NUL, another or an unknown charset)."""


class EmptyText(SourceError):
    """There is nothing to read: no bytes, or only white space and invisible characters."""


class TooLarge(SourceError):
    """The input reaches the size limit."""


class BadAnchor(SourceError):
    """A quote does not stand at its offsets."""


class BadMetadata(SourceError):
    """A metadata line, or a field of a record, cannot be used as written."""


class NoArticle(SourceError):
    """A page or record was read, and no article text was found in it."""


class NotAllowed(SourceError):
    """The person lacks the permission."""


class BadVersion(SourceError):
    """A text that cannot be the next version of an article."""
