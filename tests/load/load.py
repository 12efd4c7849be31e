"""Measures the pages of the site: python -m tests.load.load [REPORTS ...] (make load) prints a table for each number.

For each page: processor time of one request, alone; then clock time in the middle and at the 95th of 100 requests, and
errors, while 1, 10 and 20 connections ask for all pages at once for SECONDS. The site runs in a process of its own.
"""

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles

import httpx

from tests.many import main as make

PAGES = {
    "front page": "/",
    "front page, English": "/en/",
    "reports": "/reports",
    "reports by score": "/reports?sort=score&edition=2016&group=B4",
    "report": "/report/{report}",
    "report, those like it": "/report/{report}?with=size",
    "municipalities": "/municipalities",
    "municipality": "/municipality/{place}",
    "areas": "/areas",
    "area": "/area/2016/3?own={report}",
    "question": "/question/2016/3.2?own={report}",
    "compare": "/compare?r={report}&r={before}",
    "up and down": "/change?subject=democracy",
    "examples": "/examples",
    "examples of a subject": "/examples?subject=democracy&all=1",
    "does not add up": "/flagged",
    "errata of all": "/errata",
    "search": "/search?q=undersökning",
    "search for a place": "/search?q=ostersund",
    "about": "/about",
    "dictionary": "/about/dictionary",
    "feed": "/feed.atom",
    "JSON of a report": "/report/{report}.json",
    "plain table": "/kommunkompassen/questions",
    "plain view": "/kommunkompassen/report_profiles",
    "not found": "/municipality/nowhere",
}
CONNECTIONS = (1, 10, 20)


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def used(pid: int) -> float:
    """Return the processor time of a process in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pages(folder: Path) -> dict[str, str]:
    """Return the addresses, with a report that has one before it in its edition."""
    import sqlite3

    conn = sqlite3.connect(folder / "kommunkompassen.db")
    report, before, place = conn.execute(
        "SELECT c.report_id, c.previous_id, p.slug FROM changes c JOIN profiles p ON p.report_id = c.report_id "
        "WHERE c.edition = '2016' AND c.subject = 'total' ORDER BY 1 LIMIT 1"
    ).fetchone()
    conn.close()
    return {name: path.format(report=report, before=before, place=place) for name, path in PAGES.items()}


async def alone(base: str, pid: int, asked: dict[str, str], times: int = 20) -> dict[str, float]:
    """Return the processor time of a request in milliseconds, the mean of `times`."""
    found = {}
    async with httpx.AsyncClient(timeout=60, headers={"accept-encoding": "gzip"}) as client:
        for name, path in asked.items():
            await client.get(base + path)
            begin = used(pid)
            for _ in range(times):
                await client.get(base + path)
            found[name] = 1000 * (used(pid) - begin) / times
    return found


async def together(
    base: str, asked: dict[str, str], connections: int, seconds: float
) -> tuple[dict[str, list[float]], int, int]:
    """Return the clock times by page in milliseconds, the number of answers, and of those that were errors."""
    clock: dict[str, list[float]] = defaultdict(list)
    errors = 0
    end = time.monotonic() + seconds

    async def ask(start: int) -> None:
        nonlocal errors
        names = list(asked)
        async with httpx.AsyncClient(timeout=60, headers={"accept-encoding": "gzip"}) as client:
            n = start
            while time.monotonic() < end:
                name = names[n % len(names)]
                begin = time.monotonic()
                try:
                    answer = await client.get(base + asked[name])
                    errors += answer.status_code not in (200, 404)
                except httpx.HTTPError:
                    errors += 1
                clock[name].append(1000 * (time.monotonic() - begin))
                n += 1

    await asyncio.gather(*(ask(3 * n) for n in range(connections)))
    return clock, sum(map(len, clock.values())), errors


def measure(reports: int, seconds: float) -> None:
    """Print the table for a database of `reports` reports."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, reports)
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-c", "from pipeline.cli import main; main()", "serve", name, "--port", str(port)]
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            for _ in range(200):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            _report(reports, base, server.pid, pages(folder), seconds)
        finally:
            server.terminate()
            server.wait(20)


def _report(reports: int, base: str, pid: int, asked: dict[str, str], seconds: float) -> None:
    cpu = asyncio.run(alone(base, pid, asked))
    runs = {n: asyncio.run(together(base, asked, n, seconds)) for n in CONNECTIONS}
    print(f"\n{reports} reports; clock times in ms, middle / 95th, while all pages are asked for at once\n")
    print("| page | processor ms | " + " | ".join(f"{n} connections" for n in CONNECTIONS) + " |")
    print("|---|---:|" + "---:|" * len(CONNECTIONS))
    for name in asked:
        cells = []
        for n in CONNECTIONS:
            times = runs[n][0].get(name, [])
            cells.append(f"{median(times):.0f} / {quantiles(times, n=20)[-1]:.0f}" if len(times) > 1 else "–")
        print(f"| {name} | {cpu[name]:.0f} | " + " | ".join(cells) + " |")
    done = " | ".join(f"{answers / seconds:.0f} a second, {wrong} errors" for _, answers, wrong in runs.values())
    print(f"| all | {sum(cpu.values()) / len(cpu):.0f} | {done} |")


def main() -> None:
    """Measure for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=int, default=[240, 1000])
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args()
    for reports in chosen.reports:
        measure(reports, chosen.seconds)


if __name__ == "__main__":
    main()
