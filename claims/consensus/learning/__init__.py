"""Learning a Fit: what many events together tell about their sources.

Outward: ``lessons.lessons_of`` (rows to votes), ``learn.learn`` (votes to reliabilities and copying, numpy) and
``calibrating`` (what the engine believed against what was ruled). Only ``learn`` needs numpy; the web process imports
none of them.
"""
