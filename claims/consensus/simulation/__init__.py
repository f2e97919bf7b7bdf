"""A synthetic corpus with known truth, for benchmarks and simulations.

Outward: ``corpus.simulate`` (articles with their claims), ``events.told`` (events as statements, with bounds, growth,
wires, parties, errors and parts) and ``calibration.simulated_pairs``. Towns, outlets and figures are invented; the
sentences are data, one file per language.
"""
