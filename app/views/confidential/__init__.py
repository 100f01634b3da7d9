"""Confidential notes of counselors in the window."""
