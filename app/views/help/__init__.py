"""The handbook inside the program: chapters as Markdown under resources/handbook, one folder for each language."""
