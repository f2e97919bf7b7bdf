"""What many events teach, found of all their claims at once, as arrays.

Outward: ``taught.taught`` (columns of claims to lessons), ``spoken.Columns`` (the claims, a column per field) and
``taught.Taught.untold``: what arrays cannot say and has to be derived event by event. Only ``learning.lessons`` says
what a lesson is: what is found here is the same, to the byte. Needs numpy; the web process imports none of it. The
steps: ``facts`` (``implied``: zeros of parts; ``decided``: what people decided), ``set_aside``, ``families``,
``in_force``, ``settling`` (wholes and parts), ``testimonies``, ``incomparable``, ``voices``, ``ballots``,
``packing``.
"""
