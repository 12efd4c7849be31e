"""Why a file does not become a report.

ParseError
├── ReadError
│   ├── Encrypted        needs a password
│   ├── Unreadable       damaged beyond repair, or text without a Unicode map
│   └── NoTextLayer      a scan
└── NotAReport           a PDF with text that is no Kommunkompassen report
"""


class ParseError(Exception):
    """A file that cannot become a report; `reason` is the contract's code for `rejects`."""

    reason: str
    advice: str  # what the user can do about it

    def __init__(self, what: str = "", advice: str | None = None) -> None:
        super().__init__(what)
        if advice is not None:
            self.advice = advice  # what is true of this file, instead of what is true of all such files


class ReadError(ParseError):
    """The PDF itself cannot be read."""


class Encrypted(ReadError):
    """The file needs a password."""

    reason = "encrypted"
    advice = "The file needs a password. Remove it first: qpdf --password=... --decrypt in.pdf out.pdf"


class Unreadable(ReadError):
    """The file is damaged beyond repair, or its text has no Unicode map."""

    reason = "unreadable"
    advice = (
        "The file is damaged or is no PDF. Download it again, or print it to a new PDF from a viewer that opens it."
    )


class NoTextLayer(ReadError):
    """The pages are pictures."""

    reason = "no-text-layer"
    advice = "The pages are pictures. Run again with --ocr, which recognises them (it needs Tesseract)."


class NotAReport(ParseError):
    """The text is not that of a Kommunkompassen report."""

    reason = "not-a-report"
    advice = "The text is not that of a Kommunkompassen evaluation. Move the file out of the folder."
