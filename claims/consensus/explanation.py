"""Remarks: the explanation as codes and arguments, and their words per language.

Outward: ``say``. A remark is a pair ``(code, arguments)`` of plain JSON values, stored and hashed as such; its words
are data, one catalogue per language in ``explanations/<language>.toml``. A code has one ``text``, or ``one`` and
``other`` chosen by its argument ``count``. Arguments: text and whole numbers stand for themselves; a value is the
mapping of ``value_argument``, a weight {"signed": "+4.04"}; a list of remarks is said clause by clause where it
stands.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from claims.consensus.errors import UnknownRemark
from claims.domain.codes import Comparator
from claims.domain.notation import plain_number
from claims.domain.values import Category, DateValue, Quantity, Value, Wording

Remark = tuple[str, Mapping[str, Any]]
_FOLDER = Path(__file__).parent / "explanations"
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def remark(code: str, **arguments: Any) -> Remark:
    """A remark; values among the arguments become their mapping."""
    return code, {name: _plain(argument) for name, argument in sorted(arguments.items())}


def say(remarks: Iterable[Sequence[Any]], language: str, names: Mapping[str, str] | None = None) -> list[str]:
    """One sentence per remark. remarks: pairs, also as lists as JSON gives them back.

    language: "fr", or "fr-BE", read as "fr". names: what the codes among the values (categories, their "_" said as a
    space) are called in it; None = they stand as they are. Raises UnknownRemark for a code or language that no
    catalogue has.
    """
    catalogue = _catalogue(language.split("-", maxsplit=1)[0])
    if names:
        catalogue = {**catalogue, "named": {**catalogue.get("named", {}), **names}}
    return [_capital(_sentence(code, arguments, catalogue)) for code, arguments in remarks]


def _capital(sentence: str) -> str:
    """Where it begins with a value: "None and at least 1 exclude each other."; white space before it stays."""
    words = sentence.lstrip()
    return sentence[: len(sentence) - len(words)] + words[:1].upper() + words[1:]


def value_argument(value: Value) -> dict[str, Any]:
    """How a value stands in the arguments of a remark."""
    return dict(_value_argument(value))


@lru_cache(maxsize=4096)
def _value_argument(value: Value) -> dict[str, Any]:
    match value:
        case Quantity():
            bounds = (value.number, value.lower, value.upper)
            number, lower, upper = (None if part is None else plain_number(part) for part in bounds)
            return {"comparator": value.comparator.value, "number": number, "lower": lower, "upper": upper}
        case Wording(comparator=Comparator.NONE):
            return {"comparator": "nothing", "number": None, "lower": None, "upper": None}
        case DateValue(date=date):
            return {"comparator": "exact", "number": date.edtf, "lower": None, "upper": None}
    text = value.text().replace("_", " ") if isinstance(value, Category) else value.text()
    return {"comparator": "exact", "number": text, "lower": None, "upper": None}


def _plain(argument: Any) -> Any:
    if isinstance(argument, Value):
        return value_argument(argument)
    if isinstance(argument, list | tuple):
        return [_plain(part) for part in argument]
    return argument


@cache
def _catalogue(language: str) -> Mapping[str, Any]:
    if language not in LANGUAGES:
        raise UnknownRemark(f'No explanations in "{language}". Accepted: {", ".join(LANGUAGES)}.')
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def catalogue_codes(language: str) -> frozenset[str]:
    """Every code that a language can say."""
    return frozenset(_catalogue(language)["remarks"])


def _sentence(code: str, arguments: Mapping[str, Any], catalogue: Mapping[str, Any]) -> str:
    if code not in catalogue["remarks"]:
        raise UnknownRemark(f'There is no remark "{code}". Accepted: {", ".join(catalogue["remarks"])}.')
    forms: Mapping[str, str] = catalogue["remarks"][code]
    form = forms.get("text") or forms["one" if arguments.get("count") == 1 else "other"]
    return form.format_map({name: _said(argument, catalogue) for name, argument in arguments.items()})


def _said(argument: Any, catalogue: Mapping[str, Any]) -> str:
    if isinstance(argument, Mapping) and "signed" in argument:
        return str(argument["signed"]).replace(".", catalogue["words"]["decimal"])
    if isinstance(argument, Mapping):
        return _phrase(argument, catalogue)
    if isinstance(argument, bool):
        return str(catalogue["words"]["true" if argument else "false"])
    if isinstance(argument, list | tuple):
        parts = [_said_part(part, catalogue) for part in argument]
        if argument and _is_remark(argument[0]):
            return "".join(parts)
        return _listed(parts, catalogue["words"])
    return str(argument)


def _listed(parts: Sequence[str], words: Mapping[str, str]) -> str:
    """ "4", "4 and 3", "4, 3 and 2": as they are read aloud."""
    *others, last = parts or [""]
    return words["last_separator"].join([words["separator"].join(others), last]) if others else last


def _said_part(part: Any, catalogue: Mapping[str, Any]) -> str:
    return _sentence(part[0], part[1], catalogue) if _is_remark(part) else _said(part, catalogue)


def _is_remark(part: Any) -> bool:
    return isinstance(part, list | tuple) and len(part) == 2 and isinstance(part[1], Mapping)  # noqa: PLR2004


def _phrase(value: Mapping[str, Any], catalogue: Mapping[str, Any]) -> str:
    """A value in words: "at least 3", "between 9 and 13", "none"."""
    phrases: Mapping[str, str] = catalogue["values"]
    comparator = str(value["comparator"])
    if comparator == Comparator.EXACT and value["number"] in ("true", "false"):
        return str(catalogue["words"][value["number"]])
    if value["number"] in (named := catalogue.get("named", {})):
        value = {**value, "number": named[value["number"]]}
    if value["number"] is None and comparator not in (Comparator.NONE, "nothing"):
        is_between = value["lower"] is not None and value["upper"] is not None
        comparator = "range" if is_between else _open_phrase(value)
    return phrases[comparator].format_map(value)


def _open_phrase(value: Mapping[str, Any]) -> str:
    if value["lower"] is not None:
        return "from"
    return "up_to" if value["upper"] is not None else "some"
