"""Placements and employers."""
