"""Whatever the bytes of a file are, reading yields articles or reasons, and never breaks the batch."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.ingestion import Incoming, Refused, read
from sources.text import normalise_newlines, sha256_of
from tests.sources.ingestion.batches import write

FRAGMENTS = st.lists(
    st.one_of(
        st.binary(max_size=8),
        st.sampled_from(
            [
                b'{"text": "',
                b'"}',
                b"[",
                b"]",
                b",",
                b"\n",
                b"\r",
                b'"',
                b"text,lang\n",
                b"en",
                b"<p>A barge sank.</p>",
                b"<meta charset=",
                b"\xef\xbb\xbf",
                b"\\ud83d",
                b"NaN",
                "Été 🚀 ليلة".encode(),
            ]
        ),
    ),
    max_size=12,
).map(b"".join)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.csv"])
@given(data=FRAGMENTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_articles_or_reasons(tmp_path: Path, name: str, data: bytes) -> None:
    for reading in read([write(tmp_path, name, data)]):
        if isinstance(reading, Incoming):
            assert reading.text == normalise_newlines(reading.text)
            assert reading.text.strip()
            assert len(sha256_of(reading.text)) == 64
            assert reading.data
        else:
            assert isinstance(reading, Refused)
            assert reading.reason


@given(line=FRAGMENTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_metadata_leaves_the_next_line_alone(tmp_path: Path, line: bytes) -> None:
    write(tmp_path, "good.txt", "Fine.")
    metadata = write(tmp_path, "meta.jsonl", line.replace(b"\n", b" ") + b'\n{"file": "good.txt"}\n')
    assert [reading.text for reading in read([tmp_path], metadata) if isinstance(reading, Incoming)] == [
        "Fine."
    ]
