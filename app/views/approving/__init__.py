"""What was handed in is looked at and decided: approved, sent back with a reason, verified, locked by period."""
