"""The consensus engine, pure: what the sources together support, how far they agree, and why.

Outward: ``derive.derive`` (one attribute of one event and scope), ``derive_event.derive_event`` (all of them),
``explanation.say`` (the remarks in words) and ``fuse.fuse`` (the same question asked of a plain table). Nothing here
imports Django, reads the clock or knows a row number; statements in any order give the same bytes.
"""
