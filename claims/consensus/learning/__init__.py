"""Learning a Fit: what many events together tell about their sources.

Outward: ``lessons.lessons_of`` (rows to votes), ``packed.packed`` (the form in which they are kept),
``table.Gathered`` (kept lessons to arrays), ``learn.learn`` (arrays to reliabilities and copying) and ``calibrating``
(what the engine believed against what was ruled). ``table`` and ``learn`` need numpy; the web process imports none of
them.
"""
