"""Loading the program: the modules it is made of, once a process."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """The collector of cycles looks through nothing meanwhile; one that rested before goes on resting."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def loading() -> Iterator[None]:
    """What is imported inside stays to the end of the process, and the collector of cycles never looks through it.

    While the program is loaded the collector would look through all of it again and again: a sixth of the time. Another
    twentieth goes on plugins of pydantic's that may be installed; none has a part in what a report is.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    with collector_at_rest():
        try:
            yield
        finally:
            gc.freeze()
