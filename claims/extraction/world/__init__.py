"""Names of the world's places, for texts about places that no register holds: see README.md beside this file.

Outward: ``lookup.world_names`` and ``lookup.look_up_form``; ``build`` makes the data file from its sources.
"""
