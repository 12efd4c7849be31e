"""How a run is to read."""

import os
from typing import Literal, NamedTuple

DATABASE = "kommunkompassen.db"
"""In the folder of the results."""

ReaderName = Literal["pdfium", "pdfplumber"]


def cores() -> int:
    """Processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Options(NamedTuple):
    """What can be chosen about reading; `timeout` in seconds and `memory` in megabytes are per file."""

    reader: ReaderName = "pdfium"
    second_reading: bool = True
    jobs: int = 1
    timeout: float = 120
    memory: int = 1024
    ocr: bool = False
    force: bool = False
    drop_closed: bool = False  # let go of what was read below folders that cannot be entered now
