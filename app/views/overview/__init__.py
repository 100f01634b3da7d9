"""Figures of the whole site: what is reached by whom, sliced by facets, and set side by side for student groups."""
