"""Support plans and sessions."""
