"""Documents of a browser: the same paragraphs, tables, frames and lists as HTML, printed by Chromium.

A page has no notes at its foot and its contents name no pages; else it has what a word processor has. Chromium
sets each run of letters with places of their own, which no word processor does.
"""

import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from tests.designs.paper import Cell, Paper

_LINE = "0.5pt solid #444444"
_EDGES = {"grid": f"border: {_LINE}", "rows": f"border-bottom: {_LINE}"}


def is_there() -> bool:
    """Whether Chromium can be asked."""
    return shutil.which("chromium") is not None


def print_all(documents: dict[str, str], folder: Path) -> None:
    """Print documents by name to `folder`/name.pdf, those of even length with the browser's lines at head and foot."""
    with tempfile.TemporaryDirectory(prefix="browser-") as place:
        for name, document in documents.items():
            source = Path(place) / f"{name}.html"
            source.write_text(document, "utf-8")
            command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={place}/profile"]
            command += ["--no-pdf-header-footer"] if len(document) % 2 else []
            command += [f"--print-to-pdf={folder / name}.pdf", source.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=120)


class WebPage(Paper):
    """A report as a page of the web."""

    def span(self, text: str) -> str:
        """Text of a paragraph."""
        return f"<span>{escape(text)}</span>"

    def tab(self) -> str:
        """What pushes the rest of the line to its end."""
        return "<i></i>"

    def bookmark(self, name: str) -> str:
        """A place that the contents refer to."""
        return f'<a id="{escape(name)}"></a>'

    def page_of(self, name: str) -> str:
        """A mark that leads to a bookmark; a page of the web has no number to name."""
        return f'<a href="#{escape(name)}"></a>'

    def footnote(self, number: int, text: str) -> str:
        """Nothing: there is no foot for a note."""
        return ""

    def paragraph(self, content: str, style: str) -> str:
        """A paragraph of content that is marked up already."""
        return f'<div class="{style}">{content or "&nbsp;"}</div>'

    def style(self, properties: str) -> str:
        """The name of a class with such properties."""
        if properties not in self._styles:
            self._styles[properties] = self.name("s")
        return self._styles[properties]

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
        keep: bool = False,
        new_page: bool = False,
        tabs: tuple[tuple[float, str, str], ...] = (),
    ) -> str:
        """The name of a paragraph's class; of tabs, one to the line's end is possible."""
        chosen = (
            (True, f"position: relative; padding-top: {before}pt; margin: 0 0 {after}pt {left}pt"),
            (bold, "font-weight: bold"),
            (size, f"font-size: {size}pt"),
            (head, f'font-family: "{self.head_font}"; hyphens: manual; text-align: start'),
            (align, f"text-align: {align}"),
            (keep, "break-after: avoid"),
            (new_page, "break-before: page"),
            (tabs, "display: flex; justify-content: space-between"),
        )
        return self.style("; ".join(text for wanted, text in chosen if wanted))

    def frame(self, content: str, place: tuple[float, float, float, float], *, kind: str, wrap: str) -> str:
        """A box, square or circle at (x, y, width, height) from its paragraph; text goes round it, or it lies above."""
        x, y, width, height = place
        form = "border: 0.7pt solid #445566; padding: 3pt"
        if kind != "box":
            form = "background: #dbe6f2; border: 0.7pt solid #335577; display: flex; align-items: center"
            form += "; justify-content: center" + ("; border-radius: 50%" if kind == "circle" else "")
        if wrap == "run-through" or kind != "box":
            where = f"position: absolute; left: {x}pt; top: {y}pt; height: {height}pt"
            where = where.replace(f"left: {x}pt", f"left: {x - 46}pt") if wrap == "parallel" and not x else where
        else:
            where = f"float: {'right' if x > 0 else 'left'}; margin: {y}pt 6pt 4pt 6pt"
        return f'<div class="{self.style(f"{where}; width: {width}pt; {form}")}">{content}</div>'

    def cell_style(self, rules: str, *, shade: str = "", at: str = "top", pad: float = 3) -> str:
        """The name of a cell's class; rules are "grid", "rows" or "none"."""
        parts = [f"padding: {pad}pt; vertical-align: {at}", _EDGES.get(rules, "")]
        parts += [f"background: {shade}"] if shade else []
        return self.style("; ".join(filter(None, parts)))

    def table(self, widths: list[float], rows: list[list[Cell]], *, heads: int = 0, split_rows: bool = True) -> str:
        """A table; its first `heads` rows are repeated on each page."""
        columns = "".join(f'<col style="width: {width}pt">' for width in widths)
        row = "tr" if split_rows else f'tr class="{self.style("break-inside: avoid")}"'
        made = [f"<{row}>{''.join(map(self._cell, cells))}</tr>" for cells in rows]
        top = f"<thead>{''.join(made[:heads])}</thead>" if heads else ""
        body = f"<tbody>{''.join(made[heads:])}</tbody>"
        return f'<table style="width: {sum(widths)}pt"><colgroup>{columns}</colgroup>{top}{body}</table>'

    @staticmethod
    def _cell(cell: Cell) -> str:
        return f'<td class="{cell.style}" colspan="{cell.across}" rowspan="{cell.down}">{cell.content}</td>'

    def columns(self, content: str, count: int, gap: float) -> str:
        """Content in newspaper columns of one height."""
        return f'<div class="{self.style(f"column-count: {count}; column-gap: {gap}pt")}">{content}</div>'

    def items(self, texts: list[str], mark: str, style: str, indent: float) -> str:
        """A list with marks that the browser sets itself."""
        own = self.style(f'list-style-type: "{mark} "; padding-left: {indent}pt; margin: 0')
        return f'<ul class="{own}">{"".join(f"<li>{self.paragraph(escape(t), style)}</li>" for t in texts)}</ul>'

    def finish(self) -> str:
        """The document as a file."""
        styles = "\n".join(f".{name} {{ {properties} }}" for properties, name in self._styles.items())
        number = "@bottom-center { content: counter(page) }" if self.numbered_pages else ""
        return (
            f'<!DOCTYPE html><html lang="{self.language[0]}"><head><meta charset="utf-8">'
            f"<title>{escape(self.header or 'Rapport')}</title><style>\n"
            f"@page {{ size: A4; margin: {self.margin}pt; {number} }}\n"
            f'body {{ margin: 0; font: {self.size}pt "{self.body_font}"; '
            f"hyphens: {'auto' if self.hyphenate else 'manual'}; "
            f"text-align: {'justify' if self.justified else 'start'}; orphans: 2; widows: 2 }}\n"
            "table { border-collapse: collapse; margin: 4pt 0 8pt 0 }\n"
            f"{styles}\n</style></head><body>{''.join(self.parts)}</body></html>"
        )
