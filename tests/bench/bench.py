"""Measures speed and memory: `python tests/bench/bench.py FOLDER [--growth 10,100,1000] [--repeat 3]`.

In one run and on the same files: a plain pdfplumber script, pdftotext, PDFium's own text; this pipeline in one process
(each reader, with and without the second reading), with all cores, with nothing changed, and loading alone; what each
stage takes of a page; then how time and memory grow with the number of reports. Each measurement is a process of its
own; the best of the repetitions counts. Copies under other names and with another hash count as reports.
"""

import argparse
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

COLUMNS = "{:44} {:>9} {:>9} {:>9} {:>9} {:>10} {:>10}"


@dataclass(frozen=True)
class Measurement:
    """What one process took: seconds on the clock, seconds of processor time (with children), peak memory in MB."""

    seconds: float
    processor: float
    peak: float
    pages: int


def plain_pdfplumber(folder: Path) -> int:
    """What people write: text and tables of every page. Returns the pages read, as the others do."""
    import pdfplumber

    pages = 0
    for path in sorted(folder.glob("*.pdf")):
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.extract_tables()
                pages += 1
    return pages


def pdftotext(folder: Path) -> int:
    """Poppler's words with their boxes, one process a file."""
    for path in sorted(folder.glob("*.pdf")):
        subprocess.run(["pdftotext", "-bbox-layout", str(path), os.devnull], check=True, capture_output=True)
    return 0


def pdfium_text(folder: Path) -> int:
    """PDFium's own text of each page, as one string: nothing that reads with PDFium can take less."""
    import pypdfium2 as pdfium

    pages = 0
    for path in sorted(folder.glob("*.pdf")):
        with pdfium.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_bounded()
                pages += 1
    return pages


def one_process(reader: str, second: bool) -> Callable[[Path], int]:
    """The whole reading of a file, from its bytes to the bytes of its JSON, in this process."""

    def read(folder: Path) -> int:
        from pipeline.loading import loading

        with loading():  # as the command is loaded
            from pipeline.run.folder import report_bytes
            from pipeline.run.work.reading import read_report
            from schemas.report import Report

        pages = 0
        for path in sorted(folder.glob("*.pdf")):
            data = path.read_bytes()
            result = read_report(
                data,
                path.name,
                reader=reader,  # type: ignore[arg-type]  # one of the two names
                second_reading=second,
                pictures=True,
            ).results[0]
            if isinstance(result, Report):
                report_bytes(result)
                pages += result.pages
        return pages

    return read


def all_cores(folder: Path) -> int:
    """The command, reading everything."""
    return _command(folder, "--force")


def unchanged(folder: Path) -> int:
    """The command, when nothing has changed."""
    return _command(folder)


def load_alone(folder: Path) -> int:
    """The database from the JSON files."""
    from pipeline.database.load import load

    out = folder.with_name(f"{folder.name}-out")
    load(out, out / "kommunkompassen.db")
    return 0


def _command(folder: Path, *options: str) -> int:
    from pipeline.cli import cli

    out = folder.with_name(f"{folder.name}-out")
    cli(["extract", str(folder), "--out", str(out), "--quiet", *options], standalone_mode=False)
    return 0


MEASURED: dict[str, tuple[str, Callable[[Path], int]]] = {
    "plain": ("(a) plain pdfplumber script", plain_pdfplumber),
    "poppler": ("(b) pdftotext -bbox-layout", pdftotext),
    "text": ("(b) PDFium's own text", pdfium_text),
    "pdfium": ("(c) one process, pdfium", one_process("pdfium", False)),
    "pdfium2": ("(c) one process, pdfium, second reading", one_process("pdfium", True)),
    "plumber": ("(c) one process, pdfplumber", one_process("pdfplumber", False)),
    "plumber2": ("(c) one process, pdfplumber, second reading", one_process("pdfplumber", True)),
    "cores": ("(d) all cores, second reading", all_cores),
    "unchanged": ("(e) nothing changed", unchanged),
    "load": ("(f) loading alone", load_alone),
}


LIMITS = ("plain", "poppler", "text")
"""What the stages are held against, page by page."""


def main() -> None:
    """Measure and print."""
    sys.dont_write_bytecode = False  # an installed program is compiled once, whatever is set where it is measured
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=lambda text: Path(text).expanduser())
    parser.add_argument("--growth", default="10,100", help="numbers of reports, parted by commas; empty for none")
    parser.add_argument("--repeat", type=int, default=2, help="repetitions, of which the best counts")
    parser.add_argument("--measure", choices=[*MEASURED, "stages"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure == "stages":
        print(json.dumps(stages(arguments.folder)))
        return
    if arguments.measure:
        print(json.dumps(asdict(measure_here(MEASURED[arguments.measure][1], arguments.folder))))
        return
    with tempfile.TemporaryDirectory(prefix="kompass-bench-") as place:
        reports = readable(arguments.folder)
        if not reports:
            sys.exit(f"no report in {arguments.folder}")
        compare(copies(reports, len(reports), Path(place) / "same"), arguments.repeat)
        grow(reports, [int(number) for number in arguments.growth.split(",") if number], Path(place))


def compare(folder: Path, repeat: int) -> None:
    """All ways on the same files, with ratios to the plain script and to pdftotext."""
    count, size = len(list(folder.glob("*.pdf"))), sum(path.stat().st_size for path in folder.glob("*.pdf"))
    print(f"{count} reports, {size / 1e6:.1f} MB, {os.cpu_count()} cores, best of {repeat}\n")
    print(COLUMNS.format("", "seconds", "cpu s", "pages/s", "peak MB", "of (a)", "of (b)"))
    results: dict[str, Measurement] = {}
    pages = 0
    for name, (title, _) in MEASURED.items():
        if name == "poppler" and shutil.which("pdftotext") is None:
            print(f"{title:44} (not installed)")
            continue
        result = results[name] = min((measure(name, folder) for _ in range(repeat)), key=lambda found: found.seconds)
        pages = pages or result.pages
        per_second = pages / result.seconds if name not in ("unchanged", "load") else 0
        cells = [f"{result.seconds:.2f}", _cell(result.processor), _cell(per_second, 0), _cell(result.peak, 0)]
        cells += [_ratio(result, results.get("plain")), _ratio(result, results.get("poppler"))]
        print(COLUMNS.format(title, *cells), flush=True)
    print("\nof (a), of (b): processor time as a share of theirs; of (d) and (e), whose workers nobody counts, clock")
    print("time. Peak of (d): the parent alone.\n")
    own = {MEASURED[name][0]: 1000 * results[name].processor / pages for name in LIMITS if name in results}
    spent = json.loads(_measured("stages", folder))
    print("Milliseconds of processor time a page")
    for title, each in (own | spent).items():
        print(f"{title:44} {each:>9.2f}")


def _cell(number: float, digits: int = 2) -> str:
    return f"{number:.{digits}f}" if number else ""


def _ratio(result: Measurement, base: Measurement | None) -> str:
    if base is None:
        return ""
    return f"{result.processor / base.processor if result.processor else result.seconds / base.seconds:.3f}"


STAGES = ("reading", "understanding", "second reading")


def stages(folder: Path) -> dict[str, float]:
    """Milliseconds of processor time a page of each stage; what is loaded once is loaded before."""
    paths = sorted(folder.glob("*.pdf"))
    gc.disable()  # as while a report is read
    _stages_of(paths[0])
    spent, pages = dict.fromkeys(STAGES, 0.0), 0
    for path in paths:
        own, count = _stages_of(path)
        spent = {stage: spent[stage] + seconds for stage, seconds in zip(STAGES, own, strict=True)}
        pages += count
        gc.collect()
    return {stage: 1000 * seconds / pages for stage, seconds in spent.items()}


def _stages_of(path: Path) -> tuple[list[float], int]:
    """Seconds of processor time of each stage for one file, and its pages."""
    from parsers.readers import READERS, SECOND_READERS
    from parsers.reports_in_file import find_reports
    from parsers.second_reading.confirm import confirm

    marks = [time.process_time()]
    data = path.read_bytes()
    document = READERS["pdfium"](data)
    marks.append(time.process_time())
    found = find_reports(document, source_file=path.name, source_sha256="")
    marks.append(time.process_time())
    for one in found.reports:
        confirm(one.report, data, one.reader(SECOND_READERS["pdfplumber"]))
    marks.append(time.process_time())
    return [after - before for before, after in pairwise(marks)], len(document.pages)


def grow(reports: list[Path], numbers: list[int], place: Path) -> None:
    """Time and memory for more and more reports."""
    print("\n" + COLUMNS.format("reports", "read s", "same s", "load s", "parent MB", "worker MB", ""))
    for number in numbers:
        folder = copies(reports, number, place / str(number))
        read, same, load = (measure(name, folder) for name in ("cores", "unchanged", "load"))
        # The worker of a long run: all the files in one process.
        worker = measure("pdfium2", folder).peak if number <= 100 else 0.0
        figures = (read.seconds, same.seconds, load.seconds, max(read.peak, same.peak))
        cells = [*(f"{figure:.2f}" for figure in figures[:3]), f"{figures[3]:.0f}", _cell(worker, 0), ""]
        print(COLUMNS.format(str(number), *cells), flush=True)
        shutil.rmtree(folder)
        shutil.rmtree(folder.with_name(f"{folder.name}-out"))


def readable(folder: Path) -> list[Path]:
    """The files of a folder that are reports; all ways are to do the same work."""
    from pipeline.run.work.reading import read_report
    from schemas.report import Report

    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf")
    return [
        path
        for path in paths
        if isinstance(read_report(path.read_bytes(), path.name, second_reading=False).results[0], Report)
    ]


def copies(reports: list[Path], number: int, folder: Path) -> Path:
    """A folder with as many files: each with a comment at its end, so that no two have the same content."""
    folder.mkdir()
    for index in range(number):
        source = reports[index % len(reports)]
        (folder / f"{index:05}.pdf").write_bytes(source.read_bytes() + b"\n%% %d\n" % index)
    return folder


def measure(name: str, folder: Path) -> Measurement:
    """One measurement in a process of its own."""
    return Measurement(**json.loads(_measured(name, folder)))


def _measured(name: str, folder: Path) -> str:
    command = [sys.executable, __file__, str(folder), "--measure", name]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure_here(work: Callable[[Path], int], folder: Path) -> Measurement:
    """Run the work in this process; imports count, as they do for a user."""
    start = time.perf_counter()
    pages = work(folder)
    seconds = time.perf_counter() - start
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    # The processes of the pool are children of a server and in nobody's account.
    processor = 0.0 if work in (all_cores, unchanged) else own.ru_utime + own.ru_stime
    if work is pdftotext:
        return Measurement(seconds, children.ru_utime + children.ru_stime, children.ru_maxrss / _unit(), pages)
    return Measurement(seconds, processor, _peak(own), pages)


def _peak(usage: resource.struct_rusage) -> float:
    """Peak memory in MB; from /proc where there is one: ru_maxrss begins with that of the process before exec."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return usage.ru_maxrss / _unit()
    return int(status.split("VmHWM:")[1].split()[0]) / 1e3


def _unit() -> float:
    return 1e6 if sys.platform == "darwin" else 1e3


if __name__ == "__main__":
    main()
