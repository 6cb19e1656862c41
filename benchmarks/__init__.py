"""Measurements; each prints our figure beside a peer's, from one run."""
