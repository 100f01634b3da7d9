"""Hours sheets of classes: written for other programs, and taken back."""
