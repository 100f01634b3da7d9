"""What checks found, wherever it is shown."""
