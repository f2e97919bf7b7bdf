"""What comparing two claims told, as forms in the reader's language.

Outward: ``COMPARISON_FORMS``, read by ``reason_words`` before its own. The sentences are those of ``claims.domain``'s
comparing; a group ``said`` or ``other_said`` holds a value that has a name in the reader's language.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

_PAIR = r"(?P<one>\S.*?) and (?P<other>\S.*?)"
_NEW, _OLD = r"(?P<one>\S.*?)", r"(?P<other>\S.*?)"
_SAID = r"(?P<said>\S.*?) and (?P<other_said>\S.*?)"
_QUOTED = r'"(?P<said>.+)" and "(?P<other_said>.+)"'

COMPARISON_FORMS: tuple[tuple[str, Any], ...] = (
    (r"Both say that there was none\.", _("Both say that there was none.")),
    (
        r"One says that there was none, the other describes it\.",
        _("One says that there was none, the other describes it."),
    ),
    (r"Both use the same words\.", _("Both use the same words.")),
    (
        r"Two descriptions in different words; only a reader can tell whether they agree\.",
        _("Two descriptions in different words; only a reader can tell whether they agree."),
    ),
    (r"Both reject the same value\.", _("Both reject the same value.")),
    (r"Both reject a value\.", _("Both reject a value.")),
    (r"One states what the other rejects\.", _("One states what the other rejects.")),
    (
        r"What one rejects does not rule out what the other states\.",
        _("What one rejects does not rule out what the other states."),
    ),
    (
        r"Both may hold: the attribute admits several values\.",
        _("Both may hold: the attribute admits several values."),
    ),
    (
        r"One speaks of a part of what the other covers\.",
        _("One speaks of a part of what the other covers."),
    ),
    (
        r"One says true, the other false; the later is a recap, which does not supersede\.",
        _("One says yes, the other no; the later is a recap, which does not supersede."),
    ),
    (
        r"One says true, the other false, and both may speak of the same time\.",
        _("One says yes, the other no, and both may speak of the same time."),
    ),
    (r"The later statement says (?P<said>.+)\.", _("The later statement says %(said)s.")),
    (
        rf"{_NEW} updates {_OLD}: its words say that the figure rose\.",
        _("%(one)s updates %(other)s: its words say that the figure rose."),
    ),
    (
        rf"{_NEW} updates {_OLD}: the same origin, later\.",
        _("%(one)s updates %(other)s: the same origin, later."),
    ),
    (
        rf"{_NEW} updates {_OLD}: a later informant of no weaker class\.",
        _("%(one)s updates %(other)s: a later informant of no weaker class."),
    ),
    (
        rf"{_NEW} updates {_OLD}: the level at a later moment\.",
        _("%(one)s updates %(other)s: the level at a later moment."),
    ),
    (rf"{_QUOTED} name different hours\.", _("“%(said)s” and “%(other_said)s” name different hours.")),
    (rf"{_QUOTED} can name the same hour\.", _("“%(said)s” and “%(other_said)s” can name the same hour.")),
    (
        r"(?P<one>\S+) and (?P<other>\S+) are (?P<number>\d+) minutes apart\.",
        _("%(one)s and %(other)s are %(number)s minutes apart."),
    ),
    (
        rf"{_PAIR} agree within the attribute's tolerance\.",
        _("%(one)s and %(other)s agree within the attribute's tolerance."),
    ),
    (
        rf"{_PAIR} differ only in the year: one may be a misprint\.",
        _("%(one)s and %(other)s differ only in the year: one may be a misprint."),
    ),
    (rf"{_PAIR} have no day in common\.", _("%(one)s and %(other)s have no day in common.")),
    (rf"{_PAIR} have days in common\.", _("%(one)s and %(other)s have days in common.")),
    (rf"{_PAIR} are the same days\.", _("%(one)s and %(other)s are the same days.")),
    (rf"{_SAID} are different categories\.", _("%(said)s and %(other_said)s are different categories.")),
    (r"(?P<said>\S+) is a kind of (?P<other_said>\S+)\.", _("%(said)s is a kind of %(other_said)s.")),
    (rf"{_PAIR} are different\.", _("%(one)s and %(other)s are different.")),
    (
        rf"{_PAIR} cannot contradict: one has no bounds\.",
        _("%(one)s and %(other)s cannot contradict: one has no bounds."),
    ),
    (
        rf"{_PAIR} exclude each other, but speak of different times\.",
        _("%(one)s and %(other)s exclude each other, but speak of different times."),
    ),
    (
        rf"{_PAIR} exclude each other, and a growing figure does not fall: the later says (?P<later>.+)\.",
        _(
            "%(one)s and %(other)s exclude each other, and a growing figure does not fall: the later says %(later)s."
        ),
    ),
    (
        rf"{_PAIR} exclude each other; the later is a recap, or of another, weaker or unsaid origin\.",
        _(
            "%(one)s and %(other)s exclude each other; the later is a recap, or of another, weaker or unsaid origin."
        ),
    ),
    (
        r"A part of (?P<one>\S.*?) is more than the whole of (?P<other>\S.*?), of another time\.",
        _("A part of %(one)s is more than the whole of %(other)s, of another time."),
    ),
    (
        r"A part of (?P<one>\S.*?) is more than the whole of (?P<other>\S.*?)\.",
        _("A part of %(one)s is more than the whole of %(other)s."),
    ),
)
