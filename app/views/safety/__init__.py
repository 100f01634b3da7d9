"""Safety: accounts, backups, health, and what everybody did."""
