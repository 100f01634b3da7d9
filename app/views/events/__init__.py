"""Events: what students attend together, where they stand along the continuum, and the list of activities."""
