"""Taking files in: rosters, hours, courses, marks, attendance."""
