"""Which language codes an article may carry.

Outward function: `accept_language`. Any language of ISO 639-1 is stored, and a few that it lacks and that
news of conflicts is written in; claims are extracted only where extraction has a pack for the language.
"""

import re

from sources.errors import BadMetadata

# ISO 639-1, complete. Source: the Library of Congress, registration authority of ISO 639-2.
_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie
ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv
mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm
rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts
tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
# ISO 639-3 codes of languages without a two-letter code: Sorani and Kurmanji Kurdish, Dari, Tigre, Filipino,
# Cantonese, Hawrami, Neo-Aramaic, Tamazight, Saraiki.
_ISO_639_3 = "ckb kmr prs tig fil yue hac aii zgh skr"
_CODES = frozenset(f"{_ISO_639_1} {_ISO_639_3}".split())

# A primary subtag and, after - or _, subtags of script and region. Source: RFC 5646, section 2.1, shortened.
_TAG = re.compile(r"(?P<primary>[a-z]{2,3})(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3})){0,2}", re.IGNORECASE)

_ACCEPTED = "an ISO 639 code such as en, fr, es or ar, with or without a region (en-GB)"


def accept_language(value: object) -> str:
    """The primary subtag in lower case ("en-GB" gives "en"); "" for None or "" (not known). Raises BadMetadata."""
    if value is None or value == "":
        return ""
    match = _TAG.fullmatch(value.strip()) if isinstance(value, str) else None
    primary = match["primary"].lower() if match else ""
    if primary not in _CODES:
        raise BadMetadata(
            "unknown language %(value)r; accepted: %(accepted)s", value=value, accepted=_ACCEPTED
        )
    return primary
