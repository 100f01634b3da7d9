"""The first steps of a new book: one page that leads from nothing to a usable book, left and resumed at will."""
