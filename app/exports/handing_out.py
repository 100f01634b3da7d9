"""Papers handed out: one for each student, all in one file or each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Generic, Protocol, TypeVar

from app.book.base import Record
from app.book.book import Book
from app.book.files import refusal
from app.book.refused import Refused
from app.exports import fonts
from app.exports.choosing import parts, students_asked
from app.exports.figures import Placed
from app.exports.naming import paper_name, unique
from app.exports.pdf import Paper
from app.exports.report import Asked, Part, Skipped, Writing, Written
from app.exports.skipped_list import cover_blocks, moved
from app.exports.wording import legal_name
from app.i18n import _, in_language, language
from app.models import Site, Student
from app.models.page_codes import PrintedPage

_AT_ONCE = 100  # students whose facts are read, and kept, at the same time


class Facts(Protocol):
    """What is known of one student for a paper."""

    @property
    def student(self) -> Record: ...


@dataclass(frozen=True, slots=True)
class Told:
    """Of whom or what one paper is: how it is called in a list, and in the name of a file."""

    id: str
    name: str  # "Aguilar-Reyes, Maribel"
    local_id: str
    file_name: tuple[str, str, str]  # last name, first name, number
    student_ids: tuple[str, ...]  # whom it tells of
    log_pages: tuple[PrintedPage, ...] = ()


F = TypeVar("F")


def of_student(facts: Facts) -> Told:
    """That a paper is of one student."""
    who = facts.student
    number = who.local_id or who.id[-8:]
    return Told(who.id, legal_name(who), who.local_id or "", (who.last_name, who.first_name, number), (who.id,))


def every_student(asked: Asked) -> tuple[list[str], list[Skipped]]:
    """A paper for each student who is asked for."""
    return students_asked(asked), []


@dataclass(frozen=True, slots=True)
class Handout(Generic[F]):
    """A kind of paper. `title` and `titles`, for one and for many, are marked with N_."""

    title: str
    titles: str
    word: str  # stands for it in the names of files
    gather: Callable[[Book, list[str]], Iterable[F]]  # the facts of these subjects, in this order
    fill: Callable[[Paper, F, Record | None], None]  # the site may be unknown
    skips: Callable[[F], str | None] = lambda _facts: None
    """Why the paper of a student would say nothing, marked with N_; None where it says something."""
    choose: Callable[[Asked], tuple[list[str], list[Skipped]]] = every_student
    """The ids of the subjects, a paper for each, and who cannot have one."""
    told: Callable[[F], Told] = of_student  # type: ignore[assignment]
    bare: bool = False  # pages without running lines
    sheets: bool = False  # its parts lie on sheets of their own, also where there is only one paper


def hand_out(asked: Asked, handout: Handout[F]) -> Writing:
    """Write the papers asked for. Neither titles nor properties of the files hold a name."""
    ids, skipped = handout.choose(asked)
    site = next(iter(asked.book.records(Site)), None)
    steps = _steps(asked, handout, ids, skipped)
    if asked.separate:
        files, made = yield from _separately(asked, handout, steps, site, len(ids), skipped)
        return Written(files, skipped, unwritten=_unwritten(asked.book, made))
    paper: Paper | None = None
    made: list[Part] = []
    with ExitStack() as open_paper:
        for done, facts in steps:
            if facts is not None:
                paper = paper or open_paper.enter_context(_paper_for(asked, handout, site, len(ids)))
                told = handout.told(facts[0])
                paper.mark_next(told.name if len(ids) > 1 else "")
                first = _fill(paper, handout, facts, site, asked.second)
                figures = paper.take_figures()
                # Only papers that are looked at are asked for the rows behind them.
                made.append(_part(told, first, figures if asked.into else ()))
            yield done, len(ids)
        if paper and skipped and len(ids) > 1 and not asked.most:
            taken = paper.cover(*cover_blocks(_(handout.titles), len(made), skipped, _chosen(asked)))
            made = [moved(part, taken) for part in made]
        if made:
            asked.note(made)
    return Written([asked.out] if paper and not asked.into else [], skipped, made, _unwritten(asked.book, made))


def _unwritten(book: Book, made: list[Part]) -> int:
    """How many students of these papers have names that no font here can write."""
    ids = list({id_ for part in made for id_ in part.student_ids})
    return sum(not fonts.writes(f"{who.first_name} {who.last_name}") for who in book.records(Student, {"id": ids}))


def _chosen(asked: Asked) -> str:
    return asked.filter or asked.subjects.words


def _part(told: Told, page: int = 0, figures: tuple[Placed, ...] = ()) -> Part:
    return Part(page, told.student_ids, told.log_pages, figures)


def _fill(paper: Paper, handout: Handout[F], facts: tuple[F, ...], site: Record | None, second: str) -> int:
    """Write one paper, and behind it the same in the `second` language; returns the page on which it begins."""
    handout.fill(paper, facts[0], site)
    first = paper.first_page
    if second:
        spoken = language()
        with in_language(second):
            paper.speak(second, _footer(handout, site))
            handout.fill(paper, facts[1], site)
        paper.speak(spoken, _footer(handout, site))
    return first


def _steps(
    asked: Asked, handout: Handout[F], ids: list[str], skipped: list[Skipped]
) -> Iterator[tuple[int, tuple[F, ...] | None]]:
    """How many papers are done, and the facts of the next in each language; None for one that joins `skipped`."""
    given = 0
    for done, facts in enumerate(_each(asked, handout, ids), 1):
        if asked.skip_empty and (reason := handout.skips(facts[0])):
            told = handout.told(facts[0])
            skipped.append(Skipped(told.id, told.name, told.local_id, reason))
            yield done, None
            continue
        yield done, facts
        given += 1
        if given == asked.most:
            return


def _separately(
    asked: Asked,
    handout: Handout[F],
    steps: Iterator[tuple[int, tuple[F, ...] | None]],
    site: Record | None,
    total: int,
    skipped: list[Skipped],
) -> Generator[tuple[int, int], None, tuple[list[Path], list[Part]]]:
    """All papers are written aside and put in their place at the end, so that a cancel leaves none of them.

    A paper of the same day and student is replaced: its name holds the student's ID, or the record's where none
    was given.
    """
    today, folder = date.today(), asked.out
    if folder.is_file():
        raise Refused(_("“{path}” is a file. Give the name of a folder.").format(path=folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = TemporaryDirectory(prefix=".writing-", dir=folder)
    except OSError as error:
        raise _refusal(folder, error) from error
    with aside as name:
        written: list[Path] = []
        made: list[Part] = []
        for done, facts in steps:
            if facts is not None:
                told = handout.told(facts[0])
                path = unique(Path(name, paper_name(*told.file_name, handout.word, today)))
                with _paper(path, handout, site, duplex=_on_sheets(asked, handout)) as paper:
                    _fill(paper, handout, facts, site, asked.second)
                written.append(path)
                made.append(_part(told))
            yield done, total
        if made:
            asked.note(made)
        if made and skipped:
            path = Path(name, paper_name("", "", "", f"{handout.word}-{_('skipped')}", today))
            with _paper(path, handout, site) as paper:
                paper.add(*cover_blocks(_(handout.titles), len(made), skipped, _chosen(asked)))
            written.append(path)
        try:
            return [path.replace(folder / path.name) for path in written], made
        except OSError as error:
            raise _refusal(folder, error) from error


def _each(asked: Asked, handout: Handout[F], ids: list[str]) -> Iterable[tuple[F, ...]]:
    """The facts of each paper, which hold words, in each language of it."""
    for some in parts(ids, _AT_ONCE):
        if not asked.second:
            yield from ((facts,) for facts in handout.gather(asked.book, some))
            continue
        with in_language(asked.second):
            translated = list(handout.gather(asked.book, some))
        yield from zip(handout.gather(asked.book, some), translated, strict=True)


def _paper_for(asked: Asked, handout: Handout[F], site: Record | None, papers: int) -> Paper:
    many = papers > 1
    duplex = _on_sheets(asked, handout, many)
    return _paper(asked.into or asked.out, handout, site, many=many, duplex=duplex)


def _on_sheets(asked: Asked, handout: Handout[F], many: bool = False) -> bool:
    """Whether the parts of a file begin on the front of a sheet each."""
    return asked.new_sheets and (many or handout.sheets or bool(asked.second))


def _footer(handout: Handout[F], site: Record | None) -> str:
    school = [part for part in (site.name, site.phone) if part] if site else []
    return " · ".join([*school, _(handout.title)])


def _paper(
    out: Path | BinaryIO, handout: Handout[F], site: Record | None, *, many: bool = False, duplex: bool = False
) -> Paper:
    return Paper(
        out,
        title=_(handout.titles if many else handout.title),
        author=site.name if site else "",
        language=language(),
        footer=_footer(handout, site),
        duplex=duplex,
        bare=handout.bare,
    )


def _refusal(place: Path, error: OSError) -> Refused:
    return refusal(error, _("“{path}” cannot be written: {reason}.").format(path=place, reason=error.strerror or error))
