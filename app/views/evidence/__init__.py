"""Scans and photos: where they are attached, and looked at."""
