"""Tables of CRMs and networks: what their columns mean, and what a row becomes."""
