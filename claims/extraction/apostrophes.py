"""What an apostrophe parts in the languages that have a pack: "l'ambassade" after it, "Iraq's" before it.

Outward: ``ELISIONS`` and ``CLITICS``, from the settings of all packs: a text is cut into tokens before anything is
known about it, and names of other languages stand in every text.
"""

import tomllib
from pathlib import Path

SETTINGS_FILES = sorted((Path(__file__).parent / "languages").glob("*/language.toml"))


def _listed(name: str) -> tuple[str, ...]:
    """The values of a setting in every pack, longest first; what is no text is the pack's schema's business."""
    found: set[str] = set()
    for path in SETTINGS_FILES:
        listed = tomllib.loads(path.read_text(encoding="utf-8")).get(name, [])
        found.update(part for part in listed if isinstance(part, str) and part)
    return tuple(sorted(found, key=lambda part: (-len(part), part)))


ELISIONS, CLITICS = _listed("elisions"), _listed("clitics")
