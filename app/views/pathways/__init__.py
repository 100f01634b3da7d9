"""Pathways and their members."""
