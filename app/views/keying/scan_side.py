"""The scan of a sheet beside what is keyed: larger, smaller, turned, whole. It lies in the book only when handed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.i18n import _
from app.models.attaching import Offer, read_offer
from app.models.evidence import PDF
from app.models.evidence_content import examined
from app.views.evidence.offering import DropPlace, choose_files
from app.views.evidence.pictures import Turned, pages_of
from app.views.handing_out.drawn_pages import Pages
from app.views.handing_out.page_bar import PageBar
from app.views.handing_out.pages_view import PagesView
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.layouts import column
from app.views.window.page import Shell


class ScanSide(QFrame):
    """Several scans wait in a row: each sheet takes the next one."""

    opened = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.offer: Offer | None = None
        self._waiting: list[Offer] = []
        self._pages: Pages | None = None
        self._quarters = 0
        self.view = PagesView()
        self.bar = PageBar(self.view, self.turn, self.turn)
        self.bar.copy.hide()
        choose = button(_("Open scans…"), "file-search", "plain", self.choose)
        self.empty = EmptyState(
            "scan-line",
            _("No scan yet"),
            _("Open the scan of the sheet, or drop it here, to key it from the screen. PDF, JPEG, PNG or HEIC."),
            choose,
        )
        whole = column(self.bar, spacing=0)
        whole.addWidget(self.view, 1)
        shown = QWidget()
        shown.setLayout(whole)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(shown)
        self.setLayout(column(self.stack, spacing=0))
        DropPlace(self, self, self.take)

    @property
    def waiting(self) -> int:
        """How many scans wait for a sheet."""
        return len(self._waiting)

    def choose(self) -> None:
        """Ask for scans, of one sheet or of several."""
        choose_files(self, self.take)

    def take(self, offers: Sequence[Offer]) -> None:
        """Show the first of these where nothing is shown; the others wait for the sheets that follow."""
        self._waiting += offers
        if self.offer is None:
            self.show_next()
        self.opened.emit()

    def show_next(self) -> None:
        """Show the next scan, or none. One that cannot be shown is told and left out."""
        self.offer = self._pages = None
        while self._waiting and self.offer is None:
            self._shell.attempt(lambda: self._show(self._waiting.pop(0)))
        if self.offer is None:
            self.view.show_pages(None)
        self.stack.setCurrentIndex(int(self.offer is not None))

    def _show(self, offer: Offer) -> None:
        content = read_offer(offer)
        kind, _small = examined(content)
        self._pages, self._quarters = pages_of(content, kind, offer.name), 0
        self.offer = Offer(offer.name, content)
        self.view.resize_pages(None, whole=kind != PDF)
        self.view.show_pages(self._pages)
        self.view.go_to(0)

    def turn(self) -> None:
        """Turn the pages to the right, here only: the file stays as it is."""
        if self._pages is not None:
            self._quarters = (self._quarters + 1) % 4
            self.view.show_pages(Turned(self._pages, self._quarters) if self._quarters else self._pages)
