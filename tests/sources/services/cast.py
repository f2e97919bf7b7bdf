"""Articles as they come in, for tests of what stores them."""

from dataclasses import replace

from sources.codes import DateBasis, DatePrecision
from sources.ingestion import Incoming

TEXT = (
    "Rockets hit the harbour district\n\n"
    "Seven rockets were fired at the harbour district on Tuesday evening, the port authority said.\n\n"
    "One girl was killed and five dock workers were hurt when a warehouse wall fell on the quay."
)


def incoming(text: str = TEXT, **fields: object) -> Incoming:
    """An English article of the Harbour Gazette, known to the day."""
    plain = Incoming(
        file="a.txt",
        data=text.encode(),
        media_type="text/plain",
        text=text,
        encoding="utf-8",
        had_bom=False,
        title="Rockets hit the harbour district",
        outlet="Harbour Gazette",
        lang="en",
        published="2020-11-18",
        published_precision=DatePrecision.DAY,
        published_basis=DateBasis.STATED,
        url="",
        notes={},
    )
    return replace(plain, **fields)
