"""Taking in rosters and hours."""
