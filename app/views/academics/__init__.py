"""Courses, what students took of them, and what they must take."""
