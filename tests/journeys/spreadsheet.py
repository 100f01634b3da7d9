"""The same month in a spreadsheet, reckoned by the rule by which the hand counts here: one step for each key, each
click and each field that is typed, however long; in favour of the spreadsheet wherever there was a doubt.

What is assumed: one workbook with a sheet of students, of papers (one column for each document) and of hours (a row
for each student, a column for each day) and forms in a word processor with mail merge. A block that is filled down or
pasted is three steps (choose, key, key), a mail four (new, to, text, send), a file that is saved two, a mail merge
eight (begin, source, three fields, preview, finish, save). Names and totals are formulas and cost nothing.
"""

from __future__ import annotations

from typing import NamedTuple

STUDENTS = 40


class Reckoned(NamedTuple):
    """The steps of one part, and how they are made up."""

    steps: int
    why: str


SPREADSHEET: dict[str, Reckoned] = {
    "See what is missing, print the packets": Reckoned(
        5 + 6 * 8, "a filter over six columns; a mail merge for each of six forms"
    ),
    "Take the signed papers in": Reckoned(
        6 * 3 + 6 * 3, "a date filled down in six columns, and an expiry beside each"
    ),
    "Begin forty placements": Reckoned(3, "a state filled down"),
    "Print the week's logs of the class": Reckoned(8, "a mail merge"),
    "Key three signed sheets, with their total": Reckoned(
        3 * (1 + 4 * 3 + 1), "each: find the row, four days with in, out and hours, compare the total by eye"
    ),
    "Two weeks from the schedule, handed in": Reckoned(
        2 * 3 + 2 * 4, "a block filled for each week, and a mail to the coordinator for each"
    ),
    "A week copied, two days changed, handed in": Reckoned(4 + 2 * 2 + 4, "copy and paste, two cells, a mail"),
    "A week pasted as a block": Reckoned(3, "the same"),
    "An hours sheet there and back, handed in": Reckoned(
        2 + 4 + 7 + 2 + 6 * 2 + 4,
        "a copy saved and mailed; filled in; opened; each cell found and copied; a mail",
    ),
    "Allow a warning with a reason": Reckoned(
        5 + 1 + 2, "a filter for long days (other limits are not looked for at all), the comment"
    ),
    "Send two weeks back with a reason": Reckoned(2 * (1 + 4), "each: a mark in its row and a mail"),
    "Mend what was sent back": Reckoned(2 * (2 + 1 + 4), "each: find it, type, and a mail"),
    "Approve the whole month": Reckoned(4 * 4, "marks filled down for each of four weeks, with name and day"),
    "Reopen one, verify it, approve it again": Reckoned(
        1 + 4 + 1, "the mark taken off, who, how, when and why, the mark"
    ),
    "Lock the month": Reckoned(6, "protect four blocks of cells: choose, menu, password twice, twice confirmed"),
    "Enter two evaluations": Reckoned(2 * (1 + 3 + 12), "each: the row, who, when and which, twelve cells"),
    "An event for thirty, two of them absent": Reckoned(4 + 3 + 2 * 2, "the event; names pasted; two marks"),
    "End forty placements": Reckoned(2 * 3, "a day and a reason filled down"),
    "Transcripts, and certificates in Spanish": Reckoned(
        STUDENTS * (3 + 2) + 2 * 8, "for each the hours of three sheets copied, found in two; then two mail merges"
    ),
    "Check the state file, mend a record, write it": Reckoned(
        STUDENTS * 3 + 14 + 2, "for each the row with its hours split by year; fourteen columns filled; saved"
    ),
    "Look at a student, print the transcript": Reckoned(
        4 * 3 + 3, "find the student in four sheets, and print the page that was merged"
    ),
}
"""By the names of the parts of the month."""
