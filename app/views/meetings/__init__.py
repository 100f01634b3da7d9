"""Meetings of support teams: the agenda, the meeting itself, and what was agreed."""
