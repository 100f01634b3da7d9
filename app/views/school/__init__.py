"""The school itself: the site, its school years, its staff and its sections."""
