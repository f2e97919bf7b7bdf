"""Language codes: what is a language is stored, what is none is named."""

import pytest

from sources.errors import BadMetadata
from sources.ingestion.languages import accept_language


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("en", "en"),
        (" FR ", "fr"),
        ("es", "es"),
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("es-419", "es"),
        # Sorani Kurdish has no two-letter code.
        ("ckb", "ckb"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_language_is_reduced_to_its_primary_subtag(value: object, language: str) -> None:
    assert accept_language(value) == language


@pytest.mark.parametrize("value", ["xx", "xx-klingon", "english", "e", "en-", "en fr", 5, ["en"], " "])
def test_what_is_no_language_is_refused(value: object) -> None:
    with pytest.raises(BadMetadata) as caught:
        accept_language(value)
    assert str(caught.value) == (
        f"unknown language {value!r}; "
        "accepted: an ISO 639 code such as en, fr, es or ar, with or without a region (en-GB)"
    )
