"""Where whatever goes wrong with one file ends: hostile bytes on one side, all the other reports on the other."""

from collections.abc import Callable

from parsers.errors import ParseError
from pipeline.run.outcome import Reading, refused
from pipeline.run.rejection import CRASH_ADVICE, MEMORY_ADVICE, rejection


def contained(source_file: str, sha256: str, read: Callable[[], Reading]) -> Reading:
    """What `read` gives, or the reject for what it raises. Never raises an `Exception`.

    Messages name the kind of an unexpected error but not its text, which may hold paths of the machine.
    """
    try:
        return read()
    except ParseError as error:
        return refused(rejection(source_file, sha256, error.reason, error.advice))
    except MemoryError:
        return refused(rejection(source_file, sha256, "memory", MEMORY_ADVICE))
    except Exception as error:  # noqa: BLE001 - the one place: a fault in one file must not cost the others
        return refused(rejection(source_file, sha256, "crash", f"{CRASH_ADVICE} ({type(error).__name__})"))
