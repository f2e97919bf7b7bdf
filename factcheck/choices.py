"""Choices for model fields from the codes of a pure package, with the labels people read.

Outward: ``labelled``. The codes stay where they are defined, without Django; a code without a label, or a label
without a code, stops the start of the program instead of showing a raw value on a screen.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def labelled(codes: type[StrEnum], labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """(value, label) pairs in the order of the enumeration; labels are usually lazy translations.

    Raises ImproperlyConfigured where the labels and the codes are not the same set.
    """
    missing, unknown = set(codes) - set(labels), set(labels) - set(codes)
    if missing or unknown:
        raise ImproperlyConfigured(
            f"Labels of {codes.__name__}: missing {sorted(map(str, missing))}, "
            f"unknown {sorted(map(str, unknown))}. "
            "Every code has one label."
        )
    return [(code.value, labels[code]) for code in codes]
