"""The numeric core: votes as arrays, settled by turns with how reliable their origins are. Pure, numpy only.

Outward: ``votes.arrange``, ``fit.fit`` and ``fit.apply``. One module per part of the model; no loop runs per vote.
Never imported by the web process.
"""
