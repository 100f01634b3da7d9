"""The sample school's invented people and their two school years, subject by subject."""
