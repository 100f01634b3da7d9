"""Evaluations of students at work and visits to them, each a list of placements: what was said, and what is due."""
