"""Hours: the week grid and the entries to decide."""
