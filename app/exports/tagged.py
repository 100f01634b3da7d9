"""A canvas that writes tagged PDF (PDF/UA-1): everything on a page is either content of an element or an artifact.

reportlab knows the places in the catalog where a structure tree belongs, but fills none of them; this does.
Two entries of reportlab's are amended for the whole process, see `amend_reportlab`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from app.exports import fonts
from app.exports.amending_reportlab import amend_reportlab

Attributes = dict[str, str | int]


class Element:
    """A node of the structure tree. It joins the tree when it is first drawn, and may go on on later pages.

    `tag` is a standard structure type ("P", "TH"). Attributes: alt, lang, scope ("Row", "Column"), colspan, summary,
    and list ("Disc" or "None", for the tag "L").
    """

    __slots__ = ("attributes", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, **attributes: str | int | None) -> None:
        self.tag = tag
        self.attributes: Attributes = {name: value for name, value in attributes.items() if value}
        self.parent: Element | None = None
        self.kids: list[Element | tuple[int, int]] = []  # elements, or (page, number of the marked content)
        self.number = 0  # of the PDF object; 0 until it is in the tree


class _Written(pdfdoc.PDFObject):
    """A PDF object whose bytes are known (or will be, before the file is written)."""

    __slots__ = ("body",)

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        return self.body


class TaggedCanvas(Canvas):
    """A reportlab canvas with a structure tree; draw inside `marked` or `artifact` only, one at a time.

    The tree is written section by section (`begin_section`, `end_section`) so that a paper for hundreds of students
    keeps little in memory.
    """

    _doc: Any  # reportlab's document of PDF objects
    _filename: Any

    def __init__(self, file: BinaryIO, *, title: str, author: str, language: str, size: tuple[float, float]) -> None:
        """Title and author are plain text; `language` is a tag such as "en-US"; `size` is in points."""
        amend_reportlab()
        fonts.register(fonts.REGULAR)
        options: dict[str, Any] = {"initialFontName": fonts.REGULAR, "invariant": 1, "pdfVersion": (1, 7)}
        super().__init__(file, pagesize=size, lang=language, **options)
        self._title, self._author, self._language = _printable(title), _printable(author), language
        self.setTitle(self._title)
        self.setAuthor(self._author)
        self.setSubject("")
        self.setCreator("Pathbook")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._elements: list[Element] = []  # of the open section
        self._marks: list[Element] = []  # of this page, by number of the marked content
        self._parents: list[int] = []  # for each page, the object that lists its marks
        self._page_numbers: list[int] = []  # for each page, its own object
        self._compressed = 0  # how many pages are
        self._root_number = self._reserve()
        self._document = Element("Document")
        self._join(self._document)
        self.section = self._document
        self._root_elements, self._elements = self._elements, []

    # -- what is drawn ----------------------------------------------------------------------------------------

    @contextmanager
    def marked(self, element: Element, parent: Element | None = None) -> Iterator[None]:
        """What is drawn inside is content of `element`, which joins the tree under `parent` (or the section)."""
        if not element.number:
            self.attach(element, parent)
        element.kids.append((len(self._parents), len(self._marks)))
        self._code.append(f"/{element.tag} <</MCID {len(self._marks)}>> BDC")
        self._marks.append(element)
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn inside is not read aloud; `kind` is "Header" or "Footer" for what repeats on each page."""
        self._code.append(
            f"/Artifact <</Type/Pagination/Subtype/{kind}>> BDC" if kind else "/Artifact <</Type/Layout>> BDC"
        )
        yield
        self._code.append("EMC")

    def attach(self, element: Element, parent: Element | None = None) -> None:
        """Put `element` at the end of `parent` (or of the section), unless it is in the tree already."""
        if not element.number:
            element.parent = parent or self.section
            element.parent.kids.append(element)
            self._join(element)

    # -- sections and pages -----------------------------------------------------------------------------------

    def begin_section(self, **attributes: str | int | None) -> None:
        """All that follows belongs together (the paper of one student)."""
        self.section = Element("Sect", **attributes)
        self.attach(self.section, self._document)

    def end_section(self) -> None:
        """Write the elements and pages of this section; its pages must have been shown and filled."""
        self._write(self._elements)
        self._compress_pages()
        self._elements = []
        self.section = self._document

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents, page.Tabs = len(self._parents), pdfdoc.PDFName("S")
        references = b" ".join(b"%d 0 R" % element.number for element in self._marks)
        self._parents.append(self._reserve(b"[" + references + b"]"))
        self._page_numbers.append(self._doc.idToObjectNumberAndVersion[f"Page{self.pages}"][0])
        self._marks = []

    def fill(self, page: int, place: str, code: str) -> None:
        """Put `code` where `place`, a comment, was drawn on a page that has been shown (counted from 0)."""
        shown = self._doc.Pages.pages[page]
        shown.setStream(shown.stream.replace(place, code))

    def note(self, comment: str) -> None:
        """Leave a comment ("%...") in the page, to be filled later."""
        self._code.append(comment)

    @contextmanager
    def aside(self) -> Iterator[list[str]]:
        """What is drawn inside goes into a list of its own, for `fill`."""
        page_code, self._code = self._code, []
        try:
            yield self._code
        finally:
            self._code = page_code

    def list_page(self, name: str) -> None:
        """List the open page in the outline of the file."""
        place = f"page-{self.pages}"
        self.bookmarkPage(place)
        self.addOutlineEntry(_printable(name), place)
        self.showOutline()

    @property
    def pages(self) -> int:
        """How many pages have been shown."""
        return len(self._parents)

    def bring_to_front(self, first: int) -> None:
        """Let the section that ended last, and the pages from `first` on, come before all others.

        Pages and elements know each other by their objects, so that only the two orders change.
        """
        self._compress_pages()
        pages = self._doc.Pages.pages
        pages[:] = pages[first:] + pages[:first]
        kids = self._document.kids
        kids.insert(0, kids.pop())

    def save(self) -> None:
        """Write the file. All pages must have been shown and all sections ended."""
        self._write(self._root_elements)
        self._compress_pages()
        numbers = " ".join(f"{page} {number} 0 R" for page, number in enumerate(self._parents))
        tree = self._reserve(f"<</Nums[{numbers}]>>".encode())
        self._doc.idToObject[f"R{self._root_number}"].body = (
            f"<</Type/StructTreeRoot/K[{self._document.number} 0 R]/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {len(self._parents)}>>"
        ).encode()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = pdfdoc.PDFObjectReference(f"R{self._root_number}")
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.Metadata = pdfdoc.XMP(creator=lambda _: _xmp(self._title, self._author, self._language))
        with fonts.lock:  # reportlab reads the glyphs of a font through one position in its file
            self._doc.SaveToFile(self._filename, self)

    # -- objects ----------------------------------------------------------------------------------------------

    def _reserve(self, body: bytes = b"") -> int:
        """The number of a new PDF object."""
        name = self._doc.Reference(_Written(body)).name
        return self._doc.idToObjectNumberAndVersion[name][0]

    def _join(self, element: Element) -> None:
        element.number = self._reserve()
        self._elements.append(element)

    def _write(self, elements: list[Element]) -> None:
        objects = self._doc.idToObject
        for element in elements:
            objects[f"R{element.number}"].body = self._element_body(element)
            if element is not self._document:
                element.kids = []

    def _compress_pages(self) -> None:
        """Pages as reportlab would keep and write them take six times the memory and a quarter more of the file."""
        for page in self._doc.Pages.pages[self._compressed :]:
            data = zlib.compress(page.stream.encode("latin-1"))
            stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(data), data)
            page.Contents = pdfdoc.PDFObjectReference(f"R{self._reserve(stream)}")
            page.stream = None
        self._compressed = self.pages

    def _element_body(self, element: Element) -> bytes:
        pages = self._page_numbers
        parent = element.parent.number if element.parent else self._root_number
        first = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
            elif kid[0] == first:
                kids.append(str(kid[1]))
            else:
                kids.append(f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
        body = f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R"
        if first is not None:
            body += f"/Pg {pages[first]} 0 R"
        if kids:
            body += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        return (body + _attributes(element.attributes) + ">>").encode()


def _attributes(attributes: Attributes) -> str:
    if not attributes:
        return ""
    text = ""
    for name, entry in (("lang", "Lang"), ("alt", "Alt")):
        if name in attributes:
            text += f"/{entry} {_string(str(attributes[name]))}"
    if "list" in attributes:
        text += f"/A<</O/List/ListNumbering/{attributes['list']}>>"
    if "bbox" in attributes:
        text += f"/A<</O/Layout/Placement/Block/BBox[{attributes['bbox']}]>>"
    table = ""
    if "scope" in attributes:
        table += f"/Scope/{attributes['scope']}"
    if "colspan" in attributes:
        table += f"/ColSpan {attributes['colspan']}"
    if "summary" in attributes:
        table += f"/Summary {_string(str(attributes['summary']))}"
    return text + (f"/A<</O/Table{table}>>" if table else "")


def _string(text: str) -> str:
    """A text as a PDF string: UTF-16 in hexadecimal digits, which needs no escaping."""
    return "<FEFF" + _printable(text).encode("utf-16-be").hex() + ">"


def _printable(text: str) -> str:
    """`text` without what neither PDF strings nor XML can hold: control characters and lone surrogates."""
    return "".join(
        "\ufffd"
        if letter < " " or "\x7f" <= letter < "\xa0" or "\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff"
        else letter
        for letter in text
    )


def _xmp(title: str, author: str, language: str) -> bytes:
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
