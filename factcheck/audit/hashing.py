"""The bytes that are hashed: one canonical JSON text per act and per detail, the same on both databases.

Keys sorted, no spaces, UTF-8, moments in UTC with microseconds. Whole floats become integers: PostgreSQL stores
1e16 as 10000000000000000 and would give back another text than was hashed.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from factcheck.audit.errors import AuditError
from factcheck.audit.models import Act, ActDetail

# Characters of old and new together. An audit row says what changed, it is not a copy of an article; the
# longest codebook definitions stay below a tenth of it.
LARGEST_VALUES = 65_536


def plain_json(value: Any) -> Any:
    """The value as it will come back from the database: lists, dicts, text, whole floats as integers.

    Raises AuditError for what neither database can hold: NaN, infinity, NUL, lone surrogates, unknown types.
    """
    try:
        text = json.dumps(value, cls=DjangoJSONEncoder, allow_nan=False, ensure_ascii=False)
        text.encode("utf-8")
    except (TypeError, ValueError) as error:
        raise AuditError(f"Cannot record {value!r}: {error}. Accepted: finite, JSON-like values.") from error
    if "\\u0000" in text:
        raise AuditError(f"Cannot record {value!r}: it holds a NUL character.")
    return json.loads(text, parse_float=_whole_or_float)


def detail_sha256(detail: ActDetail) -> str:
    """Hash of an unerased detail with its salt, as kept on the act."""
    return _sha256(
        _canonical(
            {
                "actor": detail.actor_label,
                "target": detail.target_label,
                "reason": detail.reason,
                "old": detail.old,
                "new": detail.new,
                "salt": detail.salt,
            }
        )
    )


def act_text(act: Act) -> str:
    """One line of canonical JSON: everything on the act's own row."""
    return _canonical(
        {
            "id": act.pk,
            "verb": act.verb,
            "actor": act.actor_id,
            "target_type": act.target_type,
            "target_id": act.target_id,
            "request_id": act.request_id,
            "parent": act.parent_id,
            "at": moment_text(act.at),
            "detail_sha256": act.detail_sha256,
        }
    )


def seal_sha256(*, number: int, previous_sha256: str, created_at: datetime, acts: list[Act]) -> str:
    """Hash of a seal: a header line, then one line per act in order of id."""
    header = _canonical(
        {"number": number, "previous": previous_sha256, "at": moment_text(created_at), "acts": len(acts)}
    )
    return _sha256("\n".join([header, *(act_text(act) for act in sorted(acts, key=lambda act: act.pk))]))


def moment_text(moment: datetime) -> str:
    """UTC, microseconds always written: 2020-01-03T00:47:00.000000Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _whole_or_float(digits: str) -> float | int:
    number = float(digits)
    return int(number) if number.is_integer() else number
