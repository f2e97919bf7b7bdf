"""What changed between two versions of a release.

Outward: ``changed_rows``. The reason is read off the two versions themselves: new or missing claims, a ruling,
another policy. What the earlier version said is shown only as far as it may be said today.
"""

from collections.abc import Callable, Iterable, Iterator

from claims.exports.schema import LIST_SEPARATOR

Row = dict[str, str]
Key = tuple[str, str, str]
SHOWN = ("value", "low", "high", "evidence", "ruling")
WITHHELD = "withheld"
# An earlier row as it may be shown today, and whether what it says may be said today at all.
Today = Callable[[Row], tuple[Row, bool]]


def _as_it_was(row: Row) -> tuple[Row, bool]:
    return row, True


def changed_rows(
    before: Iterable[Row], after: Iterable[Row], today: Today = _as_it_was
) -> Iterator[dict[str, object]]:
    """Rows for ``changes.csv`` from two ``attributes.csv``, sorted by event, attribute and scope.

    The earlier side of a row that is no longer released, or may no longer be said, reads "withheld".
    """
    earlier = [today(row) for row in before]
    old, new = _by_key(row for row, _ in earlier), _by_key(after)
    sayable = _by_key(row for row, is_sayable in earlier if is_sayable)
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was is not None and now is not None and _says(was) == _says(now):
            continue
        event, attribute, scope = key
        yield {
            "event": event,
            "attribute": attribute,
            "scope": scope,
            "change": "added" if was is None else "removed" if now is None else "changed",
            "before": WITHHELD if was is not None and (now is None or key not in sayable) else _says(was),
            "after": _says(now),
            "reason": _reason(was, now),
        }


def _by_key(rows: Iterable[Row]) -> dict[Key, Row]:
    return {(row["event"], row["attribute"], row["scope"]): row for row in rows}


def _says(row: Row | None) -> str:
    """ "value=7, low=4, high=7, evidence=undisputed", empty cells left out; "" for no row."""
    return "" if row is None else ", ".join(f"{name}={row[name]}" for name in SHOWN if row[name])


def _reason(was: Row | None, now: Row | None) -> str:
    came, went = _claims(now) - _claims(was), _claims(was) - _claims(now)
    parts = []
    if came:
        parts.append(f"new claims {LIST_SEPARATOR.join(sorted(came))}")
    if went:
        parts.append(f"claims no longer counted {LIST_SEPARATOR.join(sorted(went))}")
    if was is not None and now is not None and was["ruling"] != now["ruling"]:
        parts.append(f"ruling {was['ruling']} became {now['ruling']}")
    if was is not None and now is not None and was["policy"] != now["policy"]:
        parts.append(f"policy {was['policy']} became {now['policy']}")
    return ", ".join(parts) or "the same claims are read, linked or scoped otherwise"


def _claims(row: Row | None) -> set[str]:
    return set() if row is None else set(filter(None, row["claims"].split(LIST_SEPARATOR)))
