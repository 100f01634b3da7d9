"""The words of the command line. Wrong ones become `Usage`, a question for help becomes `Help`: nothing exits here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import IO, NoReturn

from app.cli import commands
from app.i18n import N_, _

_PASSPHRASE = N_(
    "the passphrase of a book comes from --passphrase-file or the environment variable PATHBOOK_PASSPHRASE"
)


class Usage(Exception):
    """The command line was written wrongly; the message says how."""


class Help(Exception):
    """Help was asked for; the message is the help."""


class _Parser(argparse.ArgumentParser):
    """argparse without its exits."""

    def error(self, message: str) -> NoReturn:
        raise Usage(_("{message} (“{command} --help” tells more)").format(message=message, command=self.prog))

    def print_help(self, file: IO[str] | None = None) -> NoReturn:
        raise Help(self.format_help().rstrip())


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked; `command` names the command. Raises Usage or Help."""
    top = _parser()
    asked, strange = top.parse_known_args(arguments, argparse.Namespace(json=False, read_only=False))
    if strange:
        said = _("{command} does not know {arguments} (“{program} {command} --help” tells what it knows)")
        raise Usage(said.format(program=top.prog, command=asked.command, arguments=" ".join(strange)))
    return asked


def _parser() -> _Parser:
    top = _Parser(
        prog="pathbook",
        allow_abbrev=False,
        description=_(
            "Pathbook, the record book of a Linked Learning school site. Without a command it opens its window."
        ),
        epilog=_("Exit status: 0 done, 1 refused, 2 wrong usage; {passphrase}.").format(passphrase=_(_PASSPHRASE)),
    )
    commands.json(top)
    each = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in commands.COMMANDS:
        said = _(command.explanation)
        parser = each.add_parser(command.name, help=said, description=said, allow_abbrev=False)
        for words in command.words:
            words(parser)
    return top
