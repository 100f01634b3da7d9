"""Lists of records: table, filters, details."""
