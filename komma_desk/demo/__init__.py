"""An invented town with people, partners and cases: to try out, to tour, to measure with."""
