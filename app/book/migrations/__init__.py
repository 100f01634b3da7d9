"""Bringing older books up to the present schema."""
