"""Integrated projects: the list, one project, and who takes part."""
