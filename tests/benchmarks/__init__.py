"""Figures, measured as ratios in one run: `python -m tests.benchmarks [--write] [module ...]`.

Each module here with a function `measure() -> list[Figure]` adds its figures to the table. They are no tests:
a figure beyond its bound is looked into, not failed on.
"""
