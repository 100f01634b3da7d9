"""The window and what it offers every page: rail, commands, palette, dialogs, jobs."""
