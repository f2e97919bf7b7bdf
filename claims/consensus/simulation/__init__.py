"""A synthetic corpus with known truth, for benchmarks and simulations.

Outward: ``corpus.simulate``. Towns, outlets and figures are invented; the sentences are data, one file per language.
"""
