"""A title for an article that came without one.

Outward: ``title_from``. Lists and pages name an article by its title: the first words of its text do for that.
"""

from sources.text import ZoneRole, zones

# Characters. A line in a list; arbitrary but works.
TITLE_CHARACTERS = 80
# Characters at the head of a text among which its first line stands. Arbitrary but works.
HEAD_REACH = 5_000


def title_from(text: str, lang: str = "") -> str:
    """The first line of the text's words, at most TITLE_CHARACTERS with its "…", cut after a word.

    A line that an archive put above the text ("date 2020-07") is not its words, nor is a post embedded before them,
    where there are others. "" for a text without any.
    """
    head = text[:HEAD_REACH]
    spans = [zone for zone in zones(head, lang or None) if zone.role is not ZoneRole.METADATA_HEADER]
    spans = [zone for zone in spans if zone.role is not ZoneRole.POST] or spans
    own = head[spans[0].start :] if spans else head
    line = next((" ".join(each.split()) for each in own.splitlines() if each.strip()), "")
    if len(line) <= TITLE_CHARACTERS:
        return line
    kept = line[:TITLE_CHARACTERS].rpartition(" ")[0] or line[: TITLE_CHARACTERS - 1]
    return f"{kept.rstrip(',;:–—- ')}…"
