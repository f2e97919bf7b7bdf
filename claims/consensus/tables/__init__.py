"""Consensus on a plain table, without codebook, events or database: reading, likeness, reliability, settling.

Outward: ``claims.consensus.fuse``. One module per step; each kind of value has its own model of error.
"""
