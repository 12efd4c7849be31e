"""Make a scan of a PDF: pictures of its pages as a scanner sees them."""

import argparse
from dataclasses import fields
from pathlib import Path

from tests.scans.files import CODINGS
from tests.scans.mixes import scanned_pdf
from tests.scans.wear import Wear


def main() -> None:
    """Read the options, one for each field of `Wear`, and write the scan."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("printed", type=Path)
    options.add_argument("scan", type=Path)
    options.add_argument("--pages", type=int, nargs="*", help="only these")
    options.add_argument("--coding", choices=CODINGS, default="jpeg", help="how grey pictures are kept")
    for field in fields(Wear):
        if field.type is bool:
            options.add_argument(f"--{field.name}", action=argparse.BooleanOptionalAction, default=field.default)
        elif field.name == "turned":
            options.add_argument("--turned", type=int, nargs="*", default=[])
        else:
            options.add_argument(f"--{field.name}", type=field.type, default=field.default)
    given = vars(options.parse_args())
    printed, scan, pages, coding = (given.pop(name) for name in ("printed", "scan", "pages", "coding"))
    scan.write_bytes(scanned_pdf(printed.read_bytes(), Wear(**given), pages, coding))


if __name__ == "__main__":
    main()
