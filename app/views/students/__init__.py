"""Students: the list, and one student."""
