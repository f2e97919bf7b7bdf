"""What a long run has loaded stays: Python's garbage collector need not look through it again and again.

Outward: ``keep_loaded``.
"""

import gc

# New objects between two looks for garbage: those of one article, most of which are freed at once without a look.
SELDOM = 20_000


def keep_loaded() -> None:
    """Take all that is there now out of the collector's sight; what is no longer referred to is still freed.

    Looked through for garbage, the words of extraction cost a tenth of a second every few articles, and the screens
    cost one request in ten 150 ms more. Later garbage is looked for less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
