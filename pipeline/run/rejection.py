"""Rejects: what the user is told about a file that did not become a report."""

from schemas.report import Reject

MEMORY_ADVICE = (
    "Reading it took more memory than allowed. Move the file out of the folder, print it to a new PDF, "
    "or allow more with --memory."
)
TIMEOUT_ADVICE = (
    "Reading it took more time than allowed. Move the file out of the folder, print it to a new PDF, "
    "or allow more with --timeout."
)
CRASH_ADVICE = (
    "The program failed on this file. The other reports are not affected. Try the other engine (--reader), "
    "or print the file to a new PDF; please report the file as a bug."
)
DEATH_ADVICE = (
    "The process that read the file died. The other reports are not affected. Run again; if it happens again, "
    "print the file to a new PDF; please report the file as a bug."
)
CHANGING = "The file changed while it was read, again and again. Run again when it is complete."


def cannot_open(error: OSError) -> str:
    """Advice for a file the system does not hand out; without the path, which is one of this machine."""
    return f"The file could not be opened ({error.strerror or 'input error'}). Check its permissions or copy it anew."


def closed_folder(error: OSError, kept: int) -> str:
    """Advice for a folder that the system does not let us into; `kept` files below it were read before."""
    why = f"The folder could not be entered ({error.strerror or 'input error'}). Check its permissions or its drive."
    reports = "What was read of the file" if kept == 1 else f"What was read of the {kept} files"
    return f"{why} {reports} in it is kept until then; --drop-closed lets go of it." if kept else why


def rejection(source_file: str, sha256: str | None, reason: str, message: str) -> Reject:
    """A reject; `reason` is one of the contract's codes, which the model checks."""
    return Reject.model_validate({"source_file": source_file, "sha256": sha256, "reason": reason, "message": message})
