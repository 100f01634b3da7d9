"""What the window itself can do on every page: the book, the record, the list, the look and the help."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence

from app.i18n import N_
from app.views.window.command import Command

# No keys with Ctrl+Alt: on Windows they are those of AltGr, by which people type ñ and €.
_Std = QKeySequence.StandardKey
HISTORY = "Ctrl+Shift+H" if sys.platform == "darwin" else "Ctrl+H"  # Command+H hides every program on a Mac

FRAME: tuple[Command, ...] = (
    Command("book.new", N_("New book…"), "file", "book-open", when="always"),
    Command("book.open", N_("Open book…"), "file", "folder-open", _Std.Open, when="always"),
    Command("book.sample", N_("Open the sample school"), "file", "sparkles", when="always"),
    Command("book.setup", N_("Set up this book…"), "file", "list-checks", page="first_run"),
    Command("roster.import", N_("Import a roster…"), "file", "upload", "Ctrl+I", page="import", group=True),
    Command("hours.import", N_("Import hours…"), "file", "file-input", page="import"),
    Command("courses.import", N_("Import courses…"), "file", "file-input", page="import"),
    Command("marks.import", N_("Import marks…"), "file", "file-input", page="import"),
    Command("attendance.import", N_("Import attendance…"), "file", "file-input", page="import"),
    Command("hours.take_back", N_("Take back an hours sheet…"), "file", "file-check"),
    Command("file.print", N_("Print or save…"), "file", "printer", _Std.Print, group=True),
    Command("export.any", N_("Export…"), "file", "download", "Ctrl+E"),
    Command("list.export", N_("Export this list…"), "file", "file-spreadsheet", "Ctrl+Shift+X", when="shown"),
    Command("book.backup", N_("Save a copy…"), "file", "hard-drive", group=True),
    Command("program.settings", N_("Settings"), "file", "settings", "Ctrl+,", group=True),
    Command("book.lock", N_("Lock"), "file", "lock", "Ctrl+Shift+K", group=True),
    Command("book.close", N_("Close book"), "file", "x", _Std.Close),
    Command("program.quit", N_("Quit"), "file", "", _Std.Quit, when="always"),
    Command("edit.undo", N_("Undo"), "edit", "undo-2", _Std.Undo),
    Command("edit.redo", N_("Redo"), "edit", "redo-2", _Std.Redo),
    Command("edit.cut", N_("Cut"), "edit", "", _Std.Cut, group=True),
    Command("edit.copy", N_("Copy"), "edit", "copy", _Std.Copy),
    Command("edit.paste", N_("Paste"), "edit", "clipboard-paste", _Std.Paste),
    Command("edit.all", N_("Select all"), "edit", "", _Std.SelectAll),
    Command("edit.find", N_("Find in this list"), "edit", "search", _Std.Find),
    Command("record.new", N_("New record on this page…"), "edit", "plus", _Std.New, group=True),
    Command("list.edit", N_("Edit selected rows…"), "edit", "pencil", "Ctrl+Shift+E", when="shown"),
    Command("list.copy", N_("Copy rows with headings"), "edit", "copy-plus", "Ctrl+Shift+C", when="shown"),
    Command("list.paste_new", N_("Paste rows as new records…"), "edit", "list-plus", "Ctrl+Shift+V", when="shown"),
    Command("record.history", N_("History"), "edit", "history", HISTORY, group=True),
    Command("list.filter", N_("Filter by…"), "view", "list-filter", "Ctrl+Shift+F", when="shown"),
    Command("list.sort", N_("Sort…"), "view", "arrow-up-down", "Ctrl+Shift+S", when="shown"),
    Command("list.columns", N_("Columns…"), "view", "columns-3", "Ctrl+Shift+O", when="shown"),
    Command("list.save_view", N_("Save view…"), "view", "bookmark", "Ctrl+S", when="shown"),
    Command("view.system", N_("Theme of the system"), "view", "contrast", when="always", group=True, checkable=True),
    Command("view.light", N_("Light theme"), "view", "sun", when="always", checkable=True),
    Command("view.dark", N_("Dark theme"), "view", "moon", when="always", checkable=True),
    Command("view.contrast", N_("High contrast theme"), "view", "contrast", when="always", checkable=True),
    Command("view.switch", N_("Switch light and dark"), "view", "contrast", "Ctrl+Shift+L", when="always"),
    Command("language.system", N_("Language of the system"), "view", when="always", checkable=True, group=True),
    Command("language.en", "English", "view", when="always", checkable=True),
    Command("language.es", "Español", "view", when="always", checkable=True),
    Command("view.larger", N_("Larger text"), "view", "zoom-in", _Std.ZoomIn, when="always", group=True),
    Command("view.smaller", N_("Smaller text"), "view", "zoom-out", _Std.ZoomOut, when="always"),
    Command("view.normal", N_("Normal text size"), "view", "", "Ctrl+0", when="always"),
    Command("view.rail", N_("Icons only at the left"), "view", "", "Ctrl+Shift+B", checkable=True, group=True),
    Command("go.find", N_("Find or run…"), "go", "search", "Ctrl+K"),
    Command("go.waiting", N_("Hours waiting for approval"), "go", "circle-check", "Ctrl+Shift+W"),
    Command("go.safety", N_("Safety"), "go", "shield-check"),
    Command("go.back", N_("Back"), "go", "chevron-left", _Std.Back),
    Command("window.full", N_("Full screen"), "window", "", _Std.FullScreen, when="always", checkable=True),
    Command("help.handbook", N_("Handbook"), "help", "book-open", _Std.HelpContents, when="always"),
    Command("help.keys", N_("Keyboard shortcuts"), "help", "keyboard", "?", when="always"),
    Command("help.about", N_("About Pathbook"), "help", "info", when="always"),
)
