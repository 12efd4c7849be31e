"""Where the command begins: a stop while the program is still being loaded ends it as quietly as a later one."""

import os
import signal
from types import FrameType

from pipeline.loading import loading

STOPPED = 130  # 128 + SIGINT, as shells have it


def main() -> None:
    """Load the command, with Ctrl-C and a polite kill as a plain end meanwhile, and run it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    with loading():
        from pipeline import cli

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run ends in order and says so; a kill stays as it is
    cli.main()


def _end(number: int, frame: FrameType | None) -> None:
    os.write(2, b"\nStopped.\n")
    os._exit(STOPPED)
