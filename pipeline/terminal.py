"""How the command speaks: plain sentences instead of tracebacks, a bar while it works, exit codes with a meaning."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pipeline.database.errors import LoadError
from pipeline.run.summary import visible
from pipeline.run.writing import Busy

if TYPE_CHECKING:
    from pipeline.run.extraction import Progress

FINDINGS = 1
WRONG_USE = 2
STOPPED = 130  # 128 + SIGINT, as shells have it


class Stopped(BaseException):
    """SIGTERM: ends the run the way Ctrl-C does."""


@contextmanager
def plain_errors(out: Path) -> Iterator[None]:
    """Turn what the machine denies into one sentence, and a stop into its exit code."""
    from pipeline.run.work.tasks import NoProcesses

    previous = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    except Busy:
        fail(f"Another run is writing to {visible(str(out))}. Wait for it to end, or give another folder with --out.")
    except (LoadError, NoProcesses) as error:
        fail(visible(str(error)))
    except OSError as error:
        fail(f"Cannot write to {visible(str(out))}: {error.strerror or error}. Nothing that was there is lost.")
    except (KeyboardInterrupt, Stopped):
        click.echo("\nStopped. The database is as it was; the next run goes on from here.", err=True)
        sys.exit(STOPPED)
    finally:
        signal.signal(signal.SIGTERM, previous)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def fail(message: str) -> NoReturn:
    """Print one sentence and exit: wrong use, or something the machine denies."""
    click.echo(f"Error: {message}", err=True)
    sys.exit(WRONG_USE)


@contextmanager
def progress_bar(quiet: bool) -> "Iterator[Progress]":
    """A bar on the terminal; nothing where the output goes elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    bars: list[Any] = []

    def show(done: int, total: int) -> None:
        if not bars and total:
            bars.append(click.progressbar(length=total, label="Reading", file=sys.stderr, show_pos=True))
            bars[0].render_progress()
        if bars:
            bars[0].update(done - bars[0].pos)

    try:
        yield show
    finally:
        for bar in bars:
            bar.render_finish()


def accept_any_letter() -> None:
    """Let a terminal of another encoding show the letters it lacks as escapes instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
