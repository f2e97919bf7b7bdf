"""How long the usual work takes: `make bench`. A module bench_<what>.py lists its cases in BENCHES."""
