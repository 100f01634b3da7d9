"""The state's file of work-based learning: what is in it, what is missing, and the file itself."""
