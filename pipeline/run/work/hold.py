"""Stops that wait until the run is at a place where it can end in order."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

STOPS = (signal.SIGINT, signal.SIGTERM)


class Hold:
    """Within it Ctrl-C and a polite kill wait for `let_through`; the second one is let through at once.

    A pool of processes does not bear an exception while its threads and pipes are set up or taken down: what is
    half made complains on its own, in tracebacks nobody can use. Outside the main thread, where signals are not
    heard, nothing is held; nor is a signal to which the program has no answer of its own.
    """

    def __init__(self) -> None:
        self._earlier: dict[int, object] = {}
        self._heard: int | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in STOPS:
                if callable(signal.getsignal(number)):
                    self._earlier[number] = signal.signal(number, self._keep)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._earlier.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # it is what `signal.signal` gave back
        if kind is None:
            self.let_through()

    def let_through(self) -> None:
        """Answer the stop that was kept, as the program did before; nothing where none was."""
        number, self._heard = self._heard, None
        if number is not None:
            self._answer(number, None)

    def _keep(self, number: int, frame: FrameType | None) -> None:
        if self._heard is not None:
            self._answer(number, frame)
        self._heard = number

    def _answer(self, number: int, frame: FrameType | None) -> None:
        answer = self._earlier[number]
        assert callable(answer)
        answer(number, frame)
