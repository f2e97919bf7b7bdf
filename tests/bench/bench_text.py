"""From bytes to text, on an article of the largest size accepted and on one of the usual size."""

from collections.abc import Callable

from sources.text import decode
from tests.bench.measure import Bench

SENTENCE = "Neuf fusées ont été tirées mardi, a déclaré un officier ; aucune victime n’est signalée.\r\n"
USUAL_BYTES = 4_000  # the median of a news report
LARGEST_BYTES = 10_000_000


def article(size_bytes: int) -> bytes:
    sentence = SENTENCE.encode()
    return sentence * (size_bytes // len(sentence))


def decoding(size_bytes: int, times: int) -> Callable[[], Callable[[], object]]:
    def prepare() -> Callable[[], object]:
        data = article(size_bytes)
        return lambda: [decode(data) for _ in range(times)]

    return prepare


BENCHES = [
    Bench("text: decode 1,000 reports of 4 kB", 1_000, "articles", decoding(USUAL_BYTES, 1_000)),
    Bench("text: decode one article of 10 MB", 1, "articles", decoding(LARGEST_BYTES, 1)),
]
