"""A headless Chromium on the site of the sample reports, read from their PDFs and served as a user does."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.many import main as make_many

ROOT = Path(__file__).parents[2]
PHONE, TABLET, DESK = (390, 844), (768, 1024), (1280, 900)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Watched:
    """A page and all it complained of or asked for."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.base + path)
        return self.page

    @property
    def strangers(self) -> set[str]:
        """Hosts other than the site's that were asked for something."""
        return {host for url in self.asked if (host := urlsplit(url).netloc) not in ("", urlsplit(self.base).netloc)}


def _kompass(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)]


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports, read anew."""
    out = tmp_path_factory.mktemp("extracted")
    subprocess.run(_kompass("extract", ROOT / "raw", "--out", out, "--quiet"), cwd=ROOT, check=True)
    return out


@pytest.fixture(scope="session")
def base(extracted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    with serving(extracted, ROOT / "raw", tmp_path_factory.mktemp("log") / "serve.log") as address:
        yield address


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with 240 made-up reports, without their PDFs."""
    folder = tmp_path_factory.mktemp("many")
    make_many(folder, 240)
    with serving(folder, None, tmp_path_factory.mktemp("log") / "serve.log") as address:
        yield address


@contextmanager
def serving(extracted: Path, raw: Path | None, log: Path, *options: str) -> Iterator[str]:
    """Serve results as a user does, and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("w") as written:
        server = subprocess.Popen(
            _kompass("serve", extracted, *(("--raw", raw) if raw else ()), "--port", str(port), *options),
            cwd=ROOT,
            stdout=written,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The site did not come up:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; make test-browser installs one."""
    if CHROMIUM is None:
        pytest.fail("No Chromium on this machine: run make test-browser.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield started
        started.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Width and height of the window."""
    chosen: tuple[int, int] = request.param
    return chosen


@pytest.fixture
def watched(browser: Browser, base: str, size: tuple[int, int]) -> Iterator[Watched]:
    """A fresh page at each size."""
    yield from watch(browser, base, size)


@pytest.fixture
def desk(browser: Browser, base: str) -> Iterator[Watched]:
    """A fresh page at desk width."""
    yield from watch(browser, base, DESK)


def watch(browser: Browser, base: str, size: tuple[int, int]) -> Iterator[Watched]:
    """Give a page of this size that is listened to."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, accept_downloads=True)
    found = Watched(context.new_page(), base)

    def ask(request: Request) -> None:
        found.asked.append(request.url)

    found.page.on("request", ask)
    found.page.on("console", lambda message: found.complaints.append(f"{message.type}: {message.text}"))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    yield found
    context.close()
