"""How the name of a source is compared, and how a key is made of it. Pure.

Outward: `folded` and `key_of`.
"""

import hashlib
import unicodedata

KEY_LENGTH = 80
# Hexadecimal digits of a key made for a name without a Latin letter: enough to tell some million names apart.
DIGITS = 10
# What the account of an unsigned post is called in the register.
UNIDENTIFIED_ACCOUNT = "unidentified account"


def folded(name: str) -> str:
    """For comparing names: case folded, composed accents, runs of white space as one space, straight apostrophes."""
    return unicodedata.normalize("NFC", " ".join(name.replace("’", "'").split()).casefold())


def key_of(name: str) -> str:
    """A key in small Latin letters, digits and hyphens: "Chaîne A, France" gives "chaine-a-france".

    A name without any of them gets "source-" and a hash, always the same for the same name.
    """
    plain = unicodedata.normalize("NFKD", folded(name)).encode("ascii", "ignore").decode()
    words = "".join(character if character.isalnum() else " " for character in plain).split()
    if not words:
        return f"source-{hashlib.sha256(folded(name).encode()).hexdigest()[:DIGITS]}"
    return "-".join(words)[:KEY_LENGTH].rstrip("-")
