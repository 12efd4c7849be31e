"""A run of its own that a test can kill: `python -m tests.pipeline.run_fakes RAW OUT [largest file in bytes]`."""

import resource
import signal
import sys
from functools import partial
from pathlib import Path

from pipeline import cli
from pipeline.run import extraction
from tests.pipeline.fakes import obedient_read


def main() -> None:
    """Run the command `extract` on files that `obedient_read` understands."""
    raw, out, *limits = sys.argv[1:]
    for limit in limits:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))

    vars(extraction)["extract"] = partial(extraction.extract, read=obedient_read)  # the seam of a process of its own
    cli.cli(["extract", raw, "--out", out, "--jobs", "2"])


if __name__ == "__main__":
    assert Path(sys.argv[1]).is_dir()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background hands it on as ignored
    main()
