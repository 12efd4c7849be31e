"""The samples that ship in `raw/`."""

from dataclasses import dataclass, replace
from functools import cached_property, reduce

from tests.reports import mistakes
from tests.reports.compose import compose
from tests.reports.layout import A2, C_SHORT, B, C, D, E, N
from tests.reports.mistakes import Mistake
from tests.reports.model import Report
from tests.reports.press import Trace
from tests.reports.render import render
from tests.reports.spec import Spec
from tests.reports.truth import ReportTruth, truth


@dataclass(frozen=True)
class Sample:
    """A made-up report by its file name without ending."""

    id: str
    spec: Spec
    mistakes: tuple[Mistake, ...] = ()

    @property
    def file(self) -> str:
        """Name of the PDF."""
        return f"{self.id}.pdf"

    @cached_property
    def report(self) -> Report:
        """The model, contradictions included."""
        return reduce(lambda report, mistake: mistake(report), self.mistakes, compose(self.spec))

    def pdf(self) -> tuple[bytes, Trace]:
        """The PDF and the pages on which things stand."""
        return render(self.report, self.spec.layout)

    def truth(self) -> ReportTruth:
        """What a reader must find."""
        return truth(self.report, self.file, percent=self.spec.layout.table_percent)


RAW = (
    Sample(
        "exempelby-2007",
        Spec("Exempelby", 2007, "2002", A2, month=9, days=(19, 21), report_date="2008-01-04", list_lengths=(2, 6)),
    ),
    Sample(
        "provkoping-2010",
        Spec(
            "Provköping",
            2010,
            "2010",
            replace(B, chart="table"),
            kind="stad",
            month=8,
            days=(25, 27),
            report_date="2010-11-08",
            evaluators=("Cecilia Låtsasdotter", "Didrik Skenberg"),
            old=True,
            earlier=True,
            total="prose",
            paragraphs=(1, 2),
        ),
        (mistakes.sum_percent(7, by=40), mistakes.question_percent("2.4", by=-20)),
    ),
    Sample(
        "exempelby-2012",
        Spec("Exempelby", 2012, "2010", C, month=10, days=(2, 4), ordinal=2, list_lengths=(2, 6), total="display"),
    ),
    Sample(
        "exempelby-2015",
        Spec(
            "Exempelby",
            2015,
            "2010",
            C_SHORT,
            month=9,
            days=(8, 10),
            ordinal=3,
            evaluators=("Eva Hittepåsson",),
            total="earlier",
            facts=True,
        ),
        (mistakes.heading_score(1, by=2), mistakes.sum_row(5, by=-3), mistakes.total(by=10)),
    ),
    Sample(
        "norra-monsteras-2017",
        Spec("Norra Mönsterås", 2017, "2016", D, genitive="Norra Mönsterås", month=2, total="none"),
    ),
    Sample(
        "provkoping-2021",
        Spec(
            "Provköping",
            2021,
            "2020",
            E,
            kind="stad",
            month=3,
            days=(9, 11),
            ordinal=2,
            paragraphs=(1, 2),
            evaluators=("Frida Påhitt", "Gustav Exempel"),
        ),
        (mistakes.above_max("6.3", by=4), mistakes.printed_twice("3.2")),
    ),
    Sample(
        "eksempelvik-2015",
        Spec(
            "Eksempelvik",
            2015,
            "no-2010",
            N,
            language="nb",
            month=9,
            ordinal=2,
            evaluators=("Hanne Liksomsen", "Ivar Tenktvik"),
            paragraphs=(2, 3),
        ),
        (mistakes.sum_max(4, by=10),),
    ),
)
