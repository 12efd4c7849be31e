"""Readings that need no PDF: the file's text says what is to happen. Workers import this module by name."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from parsers.readers.picture.recognised import Recognised, Seen, to_json
from pipeline.run.options import Options
from pipeline.run.outcome import Reading, refused
from pipeline.run.rejection import rejection
from pipeline.run.work.recognised import kept_pages
from pipeline.run.work.tasks import Task
from schemas.identifiers import report_id
from schemas.report import Finding, Report


def made_up_report(municipality: str = "Almby", year: int = 2015, **changes: Any) -> Report:
    """A small report of a municipality that does not exist."""
    fields: dict[str, object] = {
        "id": report_id(municipality, year),
        "municipality": municipality,
        "municipality_id": None,
        "municipality_code": None,
        "country": "SE",
        "year": year,
        "month": None,
        "report_date": None,
        "ordinal": None,
        "edition": None,
        "language": "sv",
        "evaluators": (),
        "total_printed": None,
        "total_place": None,
        "total_computed": None,
        "total_max": None,
        "scores_confirmed": None,
        "coverage": 1.0,
        "text_source": "native",
        "cells_expected": 0,
        "cells_read": 0,
        "pages": 1,
        "page_first": 1,
        "page_last": 1,
        "producer": None,
        "source_file": "almby.pdf",
        "source_sha256": "0" * 64,
        "areas": (),
        "sections": (),
        "mentions": (),
        "findings": (),
    }
    return Report.model_validate(fields | changes)


def made_up_finding(**changes: object) -> Finding:
    """A sum row that is not the sum."""
    fields: dict[str, object] = {
        "code": "area-total-mismatch",
        "about": "report",
        "severity": "error",
        "area_number": 1,
        "question_number": None,
        "printed": "68",
        "expected": "70",
        "message": "The sum row of area 1 prints 68, its questions add up to 70.",
        "page": 3,
        "place": None,
        "confirmed": None,
    }
    return Finding.model_validate(fields | changes)


def obedient_read(data: bytes, task: Task, options: Options) -> Reading:
    """Do what the file says: "Municipality;2015;findings", or one of the misdeeds of a hostile file."""
    words = data.decode().split(";")
    match words:
        case ["hang"]:
            while True:
                time.sleep(1)
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["abort"]:
            os.abort()
        case ["die-once", marker] if not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die-once", _]:
            words = ["Enstaka", "2014", "0"]
        case ["eat"]:
            hoard = []
            while True:
                hoard.append(bytearray(16 * 1024 * 1024))
                time.sleep(0.01)
        case ["eat-at-once"]:
            bytearray(64 * 1024 * 1024 * 1024)
        case ["tell-and-hang", marker]:
            Path(marker).write_text(str(os.getpid()))
            while True:
                time.sleep(0.01)
        case ["memo"]:
            return refused(rejection(task.name, task.sha256, "not-a-report", "Move it out of the folder."))
        case ["scan", *_] if task.page is not None:
            seen = (Seen("och", 0, 0, 1, 1, 0),)
            return Reading((), recognised=to_json(Recognised(task.page, 595, 842, 0, 0.0, seen, (), own=True)))
        case ["scan-fails", *_] if task.page is not None:
            raise ValueError
        case ["scan" | "scan-fails", *words]:
            pages = kept_pages(task.texts, task.sha256)
            if not pages and options.ocr and not task.tried:
                return Reading((), unread=(1, 2))
            if not any(page.words for page in pages.values()):
                reject = rejection(task.name, task.sha256, "no-text-layer", "Read it first.")
                return Reading((reject,), unread=() if pages else (1, 2))
        case ["slow", *words]:
            time.sleep(0.05)
        case ["two", first, second, when]:
            of_file = {"source_file": task.name, "source_sha256": task.sha256}
            many = [
                made_up_report(title, int(when), page_first=start, page_last=start + 5, **of_file)
                for title, start in ((first, 1), (second, 9))
            ]
            return Reading(tuple(many), ({}, {}), 14)
    municipality, year, findings = words[0], int(words[1]), int(words[2])
    report = made_up_report(
        municipality,
        year,
        source_file=task.name,
        source_sha256=task.sha256,
        findings=tuple(made_up_finding() for _ in range(findings)),
    )
    return Reading((report,), (dict.fromkeys(range(1, findings + 1), b"picture"),))
