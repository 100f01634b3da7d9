"""The file: fields, edits, history and keys. It knows no school and no screen."""
