"""Settings: those of this computer, and those of the book."""
