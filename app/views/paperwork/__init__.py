"""Paperwork: which documents there are of whom, which are missing, and until when they hold."""
