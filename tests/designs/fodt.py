"""Documents of a word processor: paragraphs, tables, frames, lists as flat OpenDocument text, printed by LibreOffice.

Lengths are in points. LibreOffice breaks lines and pages itself, as it does for the consultants whose reports we read.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.designs.paper import A4, Cell, Paper

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def is_there() -> bool:
    """Whether LibreOffice can be asked."""
    return shutil.which("soffice") is not None


def print_all(documents: dict[str, str], folder: Path) -> None:
    """Print documents by name to `folder`/name.pdf, all in one start of LibreOffice."""
    with tempfile.TemporaryDirectory(prefix="writer-") as place:
        for name, document in documents.items():
            (Path(place) / f"{name}.fodt").write_text(document, "utf-8")
        command = ["soffice", f"-env:UserInstallation={Path(place).as_uri()}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder)]
        files = [str(Path(place) / f"{name}.fodt") for name in documents]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=600)


class Document(Paper):
    """A report as a document of a word processor."""

    def span(self, text: str) -> str:
        """Text of a paragraph."""
        return escape(text)

    def tab(self) -> str:
        """A jump to the next tab stop."""
        return "<text:tab/>"

    def bookmark(self, name: str) -> str:
        """A place that the table of contents refers to."""
        return f'<text:bookmark text:name="{name}"/>'

    def page_of(self, name: str) -> str:
        """The page number of a bookmark."""
        return f'<text:bookmark-ref text:reference-format="page" text:ref-name="{name}">0</text:bookmark-ref>'

    def footnote(self, number: int, text: str) -> str:
        """A mark with its note at the page's foot."""
        return (
            f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}'
            f'</text:note-citation><text:note-body><text:p text:style-name="Note">{escape(text)}</text:p>'
            "</text:note-body></text:note>"
        )

    def paragraph(self, content: str, style: str) -> str:
        """A paragraph of content that is marked up already."""
        return f'<text:p text:style-name="{style}">{content}</text:p>'

    def style(self, family: str, properties: str, *, parent: str = "", more: str = "") -> str:
        """The name of an automatic style with such properties."""
        key = f"{family} {parent} {more} {properties}"
        if key not in self._styles:
            name = self.name("S")
            inherits = f' style:parent-style-name="{parent}"' if parent else ""
            self._styles[key] = (
                f'<style:style style:name="{name}" style:family="{family}"{inherits}{more}>{properties}</style:style>'
            )
        return self._styles[key].split('style:name="', 1)[1].split('"', 1)[0]

    def paragraph_style(
        self,
        *,
        bold: bool = False,
        size: float = 0,
        head: bool = False,
        align: str = "",
        before: float = 0,
        after: float = 0,
        left: float = 0,
        first: float = 0,
        keep: bool = False,
        new_page: bool = False,
        tabs: tuple[tuple[float, str, str], ...] = (),
        background: str = "",
        border: str = "",
    ) -> str:
        """The name of a paragraph style; tabs are (place, left or right, leader)."""
        leader = {"": "", ".": ' style:leader-style="dotted" style:leader-text="."'}
        stops = "".join(
            f'<style:tab-stop style:position="{at}pt" style:type="{kind}"{leader[dots]}/>' for at, kind, dots in tabs
        )
        paragraph = (
            f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" '
            f'fo:margin-left="{left}pt" fo:text-indent="{first}pt"'
            + (f' fo:text-align="{align}"' if align else "")
            + (' fo:keep-with-next="always"' if keep else "")
            + (' fo:break-before="page"' if new_page else "")
            + (f' fo:background-color="{background}"' if background else "")
            + (f' fo:border="{border}" fo:padding="3pt"' if border else "")
            + (f"><style:tab-stops>{stops}</style:tab-stops></style:paragraph-properties>" if stops else "/>")
        )
        text = (
            "<style:text-properties"
            + (f' style:font-name="{self.head_font}"' if head else "")
            + (f' fo:font-size="{size}pt"' if size else "")
            + (' fo:font-weight="bold"' if bold else "")
            + (' fo:hyphenate="false"' if head else "")
            + "/>"
        )
        return self.style("paragraph", paragraph + text, parent="Standard")

    def frame(self, content: str, place: tuple[float, float, float, float], *, kind: str, wrap: str) -> str:
        """A floating thing in the paragraph it stands in, at (x, y, width, height) from that paragraph.

        `kind` is "box" (framed text), "bare", "square" or "circle" (filled shapes).
        """
        x, y, width, height = place
        where = f'text:anchor-type="paragraph" svg:x="{x}pt" svg:y="{y}pt" svg:width="{width}pt"'
        edge = {"box": ' fo:border="0.7pt solid #445566" fo:padding="3pt"', "bare": ' fo:border="none"'}.get(kind, "")
        fill = ' draw:fill="solid" draw:fill-color="#dbe6f2" draw:stroke="solid" svg:stroke-color="#335577"'
        style = self.style(
            "graphic",
            f'<style:graphic-properties style:wrap="{wrap}" style:number-wrapped-paragraphs="no-limit" '
            'style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top" '
            'style:vertical-rel="paragraph" fo:margin-left="6pt" fo:margin-right="6pt" fo:margin-bottom="4pt" '
            'draw:textarea-vertical-align="middle" draw:textarea-horizontal-align="center"'
            f"{edge if kind in ('box', 'bare') else fill}/>",
        )
        if kind in ("box", "bare"):
            return (
                f'<draw:frame draw:style-name="{style}" {where}>'
                f'<draw:text-box fo:min-height="{height}pt">{content}</draw:text-box></draw:frame>'
            )
        path = "U 10800 10800 10800 10800 0 360 Z N" if kind == "circle" else "M 0 0 L 21600 0 21600 21600 0 21600 Z N"
        form = "ellipse" if kind == "circle" else "rectangle"
        return (
            f'<draw:custom-shape draw:style-name="{style}" {where} svg:height="{height}pt">{content}'
            f'<draw:enhanced-geometry draw:type="{form}" svg:viewBox="0 0 21600 21600" draw:enhanced-path="{path}"/>'
            "</draw:custom-shape>"
        )

    def cell_style(self, rules: str, *, shade: str = "", at: str = "top", pad: float = 3) -> str:
        """The name of a cell's style; rules are "grid", "rows" or "none"."""
        line = "0.5pt solid #444444"
        edges = {"grid": f' fo:border="{line}"', "rows": f' fo:border="none" fo:border-bottom="{line}"'}
        back = f' fo:background-color="{shade}"' if shade else ""
        return self.style(
            "table-cell",
            f'<style:table-cell-properties fo:padding="{pad}pt" style:vertical-align="{at}"'
            f"{edges.get(rules, ' fo:border=' + quoteattr('none'))}{back}/>",
        )

    def table(
        self,
        widths: list[float],
        rows: list[list[Cell]],
        *,
        heads: int = 0,
        split_rows: bool = True,
        indent: float = 0,
    ) -> str:
        """A table; its first `heads` rows are repeated on each page."""
        style = self.style(
            "table",
            f'<style:table-properties style:width="{sum(widths)}pt" table:align="left" fo:margin-left="{indent}pt" '
            'fo:margin-top="4pt" fo:margin-bottom="8pt"/>',
        )
        keep = self.style(
            "table-row", f'<style:table-row-properties fo:keep-together="{"auto" if split_rows else "always"}"/>'
        )
        columns = "".join(f'<table:table-column table:style-name="{self._column(width)}"/>' for width in widths)
        shown = ["".join(self._cells(row)) for row in self._covered(rows, len(widths))]
        made = [f'<table:table-row table:style-name="{keep}">{row}</table:table-row>' for row in shown]
        top = f"<table:table-header-rows>{''.join(made[:heads])}</table:table-header-rows>" if heads else ""
        return (
            f'<table:table table:name="{self.name("T")}" table:style-name="{style}">{columns}{top}'
            f"{''.join(made[heads:])}</table:table>"
        )

    def _column(self, width: float) -> str:
        return self.style("table-column", f'<style:table-column-properties style:column-width="{width}pt"/>')

    @staticmethod
    def _covered(rows: list[list[Cell]], count: int) -> list[list[Cell | None]]:
        """Rows with a None for each place that a cell to the left or above stands in as well."""
        below = [0] * count
        result: list[list[Cell | None]] = []
        for row in rows:
            cells = list(row)
            full: list[Cell | None] = []
            while len(full) < count:
                at = len(full)
                if below[at]:
                    below[at] -= 1
                    full.append(None)
                    continue
                cell = cells.pop(0)
                full.append(cell)
                full += [None] * (cell.across - 1)
                for k in range(at, at + cell.across):
                    below[k] = cell.down - 1
            result.append(full)
        return result

    @staticmethod
    def _cells(row: list[Cell | None]) -> list[str]:
        made = []
        for cell in row:
            if cell is None:
                made.append("<table:covered-table-cell/>")
                continue
            across = f' table:number-columns-spanned="{cell.across}"' if cell.across > 1 else ""
            down = f' table:number-rows-spanned="{cell.down}"' if cell.down > 1 else ""
            made.append(
                f'<table:table-cell table:style-name="{cell.style}" office:value-type="string"{across}{down}>'
                f"{cell.content}</table:table-cell>"
            )
        return made

    def columns(self, content: str, count: int, gap: float) -> str:
        """A section in newspaper columns of one height."""
        style = self.style(
            "section",
            '<style:section-properties text:dont-balance-text-columns="false">'
            f'<style:columns fo:column-count="{count}" fo:column-gap="{gap}pt"/></style:section-properties>',
        )
        return f'<text:section text:style-name="{style}" text:name="{self.name("C")}">{content}</text:section>'

    def items(self, texts: list[str], mark: str, style: str, indent: float) -> str:
        """A list with marks that the word processor sets itself."""
        name = self.name("L")
        self._styles[name] = (
            f'<text:list-style style:name="{name}">'
            f'<text:list-level-style-bullet text:level="1" text:bullet-char="{mark}">'
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="{indent}pt" '
            f'fo:text-indent="-{indent}pt"/></style:list-level-properties>'
            '<style:text-properties style:font-name="Liberation Sans"/>'
            "</text:list-level-style-bullet></text:list-style>"
        )
        made = "".join(
            f'<text:list-item><text:p text:style-name="{style}">{escape(t)}</text:p></text:list-item>' for t in texts
        )
        return f'<text:list text:style-name="{name}">{made}</text:list>'

    def finish(self) -> str:
        """The document as a file."""
        language, country = self.language
        faces = "".join(
            f'<style:font-face style:name="{f}" svg:font-family="&apos;{f}&apos;"/>'
            for f in dict.fromkeys((self.body_font, self.head_font, "Liberation Sans"))
        )
        align = "justify" if self.justified else "start"
        standard = (
            '<style:default-style style:family="paragraph">'
            '<style:paragraph-properties fo:hyphenation-ladder-count="no-limit"/>'
            f'<style:text-properties style:font-name="{self.body_font}" fo:font-size="{self.size}pt" '
            f'fo:language="{language}" fo:country="{country}"/></style:default-style>'
            '<style:style style:name="Standard" style:family="paragraph">'
            f'<style:paragraph-properties fo:text-align="{align}" fo:orphans="2" fo:widows="2"/><style:text-properties '
            f'fo:hyphenate="{str(self.hyphenate).lower()}" fo:hyphenation-remain-char-count="2" '
            'fo:hyphenation-push-char-count="2"/></style:style>'
            '<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Standard">'
            f'<style:text-properties fo:font-size="{self.size - 2}pt"/></style:style>'
            '<text:notes-configuration text:note-class="footnote" style:num-format="1" '
            'text:start-numbering-at="document" text:footnotes-position="page"/>'
        )
        foot = (
            '<style:footer><text:p text:style-name="Standard"><text:page-number/></text:p></style:footer>'
            if self.numbered_pages
            else ""
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:font-face-decls>{faces}</office:font-face-decls><office:styles>{standard}</office:styles>"
            '<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties '
            f'fo:page-width="{A4[0]}pt" fo:page-height="{A4[1]}pt" fo:margin-left="{self.margin}pt" '
            f'fo:margin-right="{self.margin}pt" fo:margin-top="50pt" fo:margin-bottom="45pt"/>'
            '<style:header-style><style:header-footer-properties fo:min-height="20pt" fo:margin-bottom="8pt"/>'
            '</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="20pt" '
            'fo:margin-top="8pt"/></style:footer-style></style:page-layout>'
            f"{''.join(self._styles.values())}</office:automatic-styles><office:master-styles>"
            '<style:master-page style:name="Standard" style:page-layout-name="P"><style:header>'
            f'<text:p text:style-name="Standard">{escape(self.header)}</text:p></style:header>{foot}'
            "</style:master-page>"
            f"</office:master-styles><office:body><office:text>{''.join(self.parts)}</office:text></office:body>"
            "</office:document>"
        )
