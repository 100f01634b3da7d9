"""The screens before a book is open."""
