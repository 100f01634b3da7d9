"""Signed sheets come back: found by their code, keyed beside their scan, handed in when their total agrees."""
