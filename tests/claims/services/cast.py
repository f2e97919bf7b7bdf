"""A small world for tests of the machine's part: a codebook, registers and reports of one attack.

Two outlets tell of the night attack on the harbour, one of them through an agency; nothing here is a real event.
"""

from sources.codes import DateBasis, DatePrecision
from sources.ingestion import Incoming
from sources.models import Article
from sources.services import add_article

FIRST = (
    "Rockets hit Baghdad\n\n"
    "Seven rockets were fired at the US embassy in Baghdad on Tuesday, the Iraqi army said.\n\n"
    "One girl was killed and five people were injured. No group claimed responsibility for the attack."
)
SECOND = (
    "Salvo on the capital\n\n"
    "At least four rockets landed in the Green Zone on Tuesday evening, according to the Iraqi army.\n\n"
    "The rocket attack on the US embassy in Baghdad killed a girl, a hospital said."
)


def add(text: str, outlet: str, published: str = "2020-11-18", lang: str = "en") -> Article:
    precision = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}
    incoming = Incoming(
        file=f"{outlet}.txt",
        data=text.encode(),
        media_type="text/plain",
        text=text,
        encoding="utf-8",
        had_bom=False,
        title=text.partition("\n")[0],
        outlet=outlet,
        lang=lang,
        published=published,
        published_precision=precision[len(published)] if published else DatePrecision.NONE,
        published_basis=DateBasis.STATED if published else DateBasis.NONE,
        url="",
        notes={},
    )
    return add_article(incoming, by=None).article
