"""The press of designs: pages that name their area, text beside a box, text in two columns."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.reports.press import Press

GUTTER = 24.0  # between two columns of text


class Pages(Press):
    """A press whose column of text can be narrow for a while."""

    running = ""  # what the heads of pages from here on say
    _column: int | None = None
    _top = 0.0
    _wide = 0.0

    def _begin_page(self) -> None:
        super()._begin_page()
        if self.running:
            self.put(self.running, self.layout.margin, 62, self.layout.body.regular, 8)

    @property
    def left(self) -> float:
        """Left edge of the column of text."""
        return self.layout.margin + (self._column or 0) * (self._wide + GUTTER)

    def new_page(self) -> None:
        """Goes on in the next column, or on the next page."""
        if self._column == 0:
            self._column = 1
            self.y = self._top
            return
        super().new_page()
        if self._column is not None:
            self._column, self._top = 0, self.y

    @contextmanager
    def beside(self, wide: float) -> Iterator[None]:
        """What is set within leaves so many points free at the right."""
        whole = self.layout
        self.layout = replace(whole, side=wide)
        yield
        self.layout = whole

    @contextmanager
    def two_columns(self) -> Iterator[None]:
        """What is set within fills two columns, one after the other; what follows stands below both."""
        whole = self.layout
        self._wide = (whole.text_width - GUTTER) / 2
        self.layout = replace(whole, side=self._wide + GUTTER)
        self._column, self._top = 0, self.y
        yield
        ended, self._column, self.layout = self._column, None, whole
        if ended:  # the first column is full
            super().new_page()
