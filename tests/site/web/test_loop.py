"""What a page has to work out is worked out in threads: on the loop nobody else's request goes on meanwhile."""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import httpx
import pytest
from datasette.app import Datasette

from pipeline.site.pages import municipality
from pipeline.site.web import deliver, sending

ROOT = Path(__file__).parents[3]
OWN = tuple(str(ROOT / "pipeline" / "site" / room) for room in ("pages", "ask", "charts.py"))
"""Templates and the words in them are not among them: Datasette fills them in on the loop."""
LIBRARIES = ("/pypdfium2/", "/PIL/", "/xlsxwriter/", "/difflib.py", "/csv.py")
"""Draw pages, make pictures and workbooks, look for what is alike."""
HEAVY = {
    ("Connection", "execute"), ("Cursor", "execute"), ("Cursor", "fetchall"), ("SchemaValidator", "validate_json"),
    ("Decompress", "decompress"), ("writer", "writerow"), ("BufferedReader", "read"), ("TextIOWrapper", "read"),
}  # fmt: skip
MOST_CALLS = 300
"""Of one of our own functions for one answer, on a database of a dozen reports: more and it grows with the rows."""

REPORT = "/report/odeshult-2014"
LOST = "/municipality/odeshulf"
PAGES = [
    "/", "/reports", "/municipalities", "/areas", "/area/2010/1", "/question/2010/1.1", "/change", "/examples",
    "/flagged", LOST, "/corrections", "/coverage", "/errata", "/errata.txt", "/search?q=kommunen", "/about",
    "/about/dictionary", "/api", "/sitemap.xml", "/feed.atom", "/municipality/odeshult",
    "/municipality/odeshult.svg", REPORT, f"{REPORT}.json", f"{REPORT}.csv", f"{REPORT}.xlsx", f"{REPORT}.svg",
    f"{REPORT}/errata", "/compare", "/compare?r=odeshult-2014&r=odeshult-2010",
    "/compare.xlsx?r=odeshult-2014&r=odeshult-2010", "/reports.csv", "/change.xlsx", "/examples.csv",
    "/flagged.excel.csv", "/all/questions.csv", "/all/questions.xlsx",
]  # fmt: skip


class Watch:
    """Notes what is done in the thread that it is set in."""

    def __init__(self) -> None:
        self.heavy: list[str] = []
        self.calls: Counter[str] = Counter()

    def __call__(self, frame: FrameType, event: str, arg: object) -> None:
        file = frame.f_code.co_filename
        if event == "c_call":
            done = type(getattr(arg, "__self__", None)).__name__, getattr(arg, "__name__", "")
            if done in HEAVY and "httpx" not in file:
                self.heavy.append(f"{'.'.join(done)} in {file}, {frame.f_code.co_qualname}")
        elif event == "call":
            if file.startswith(OWN) and "<genexpr>" not in frame.f_code.co_name:
                self.calls[f"{file}, {frame.f_code.co_qualname}"] += 1
            elif any(name in file for name in LIBRARIES):
                self.heavy.append(f"{file}, {frame.f_code.co_qualname}")


def watched(datasette: Datasette, path: str) -> tuple[httpx.Response, Watch]:
    """The second answer of a page, and what was done for it on the loop's thread."""

    async def ask() -> tuple[httpx.Response, Watch]:
        await datasette.invoke_startup()
        await datasette.client.get(path)  # templates and translations are loaded once
        watch = Watch()
        sys.setprofile(watch)
        try:
            return await datasette.client.get(path), watch
        finally:
            sys.setprofile(None)

    return asyncio.run(ask())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_and_works_out_nothing_heavy_on_the_loop(datasette: Datasette, path: str) -> None:
    answer, watch = watched(datasette, path)
    assert answer.status_code == (404 if path == LOST else 200)
    assert watch.heavy == []
    assert {name: count for name, count in watch.calls.items() if count > MOST_CALLS} == {}


@pytest.mark.parametrize(
    ("module", "name", "path"),
    [
        (deliver, "workbook", "/compare.xlsx?r=odeshult-2014&r=odeshult-2010"),
        (deliver, "_csv", "/all/questions.csv"),
        (municipality, "_compared", "/municipality/odeshult"),
        (sending._Answer, "_packed", "/all/questions.csv"),
    ],
)
def test_other_requests_go_on_while_a_page_works(
    datasette: Datasette, monkeypatch: pytest.MonkeyPatch, module: object, name: str, path: str
) -> None:
    real: Callable[..., object] = getattr(module, name)
    threads: list[int] = []

    def slow(*arguments: object) -> object:
        threads.append(1)
        time.sleep(0.3)
        return real(*arguments)

    monkeypatch.setattr(module, name, slow)
    monkeypatch.setattr(sending, "AT_ONCE", 100)  # as if all were as long as a large table

    async def ask() -> list[float]:
        await datasette.invoke_startup()
        loop = asyncio.get_running_loop()
        gaps, last = [0.0], loop.time()
        request = asyncio.ensure_future(datasette.client.get(path))
        while not request.done():
            await asyncio.sleep(0.01)
            gaps.append(loop.time() - last)
            last = loop.time()
        assert (await request).status_code == 200
        return gaps

    gaps = asyncio.run(ask())
    assert threads
    assert max(gaps) < 0.3
