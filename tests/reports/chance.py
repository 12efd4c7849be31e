"""Layouts by chance: any choice may meet any other, as it does in reports that many hands have made."""

from dataclasses import replace
from random import Random

from tests.reports.layout import A1, A2, C_SHORT, N_NAMED, B, C, D, E, N
from tests.reports.samples import Sample
from tests.reports.spec import Spec
from tests.reports.typeset import HELVETICA, TIMES, VERA

EDITIONS = {
    "A1": (2006, "2002"),
    "A2": (2008, "2002"),
    "B": (2010, "2010"),
    "C": (2013, "2010"),
    "C-short": (2015, "2010"),
    "D": (2018, "2016"),
    "E": (2022, "2020"),
    "N": (2015, "no-2010"),
    "N-named": (2019, "no-2010"),
}


def sample(seed: int) -> Sample:
    """The same report for the same seed."""
    random = Random(seed)
    family = random.choice((A1, A2, B, C, C_SHORT, D, E, N, N_NAMED))
    layout = replace(
        family,
        blanks=random.choice(("all", "none", "wrapped")),
        body=random.choice((TIMES, HELVETICA, TIMES, VERA)),
        size=random.choice((9.5, 10, 10.5, 11, 12)),
        margin=random.choice((60, 71, 85, 100)),
        bullet=random.choice(("•", "\uf0b7", "■", "-")),
        hyphenate=random.random() < 0.8,
        box=family.box and random.choice(("top", "middle", "bottom")),
        box_at_page_end=random.random() < 0.3,
        lists=random.choice(("columns", "columns", "stacked")),
        list_columns=random.choice((family.list_columns, 2, 3)),
        list_rules=random.random() < 0.6,
        list_at_page_end=random.random() < 0.3,
        repeat_list_heading=random.random() < 0.5,
        table_rules=random.choice(("grid", "rows", "none")),
        table_percent=random.random() < 0.8,
        table_numbers=random.choice(("top", "middle", "bottom")),
        table_label_width=random.choice((200, 250, 290)),
        table_at_page_end=random.random() < 0.3,
        repeat_heading=random.random() < 0.5,
        sum_label=random.choice(("", "Summa", "Totalt")),
        shaded=random.random() < 0.3,
        rules_as_boxes=random.random() < 0.3,
        chart=random.choice(("bars", "image", "table", "full", "none")),
        contents=random.random() < 0.7,
        percent_sign=random.choice(("%", "%", " %")),
        table_earlier=random.choice(("", "", "", "Förra")),
        soft_hyphen=random.random() < 0.2,
        justified=random.random() < 0.25,
        drawn_twice=random.random() < 0.15,
        head_steps=random.choice(((5, 2, 1), (5, 2, 1), (3, 1, 0), (4, 2, 0))),
        landscape_scores=random.random() < 0.1,
        heading_colon=random.random() < 0.15,
    )
    year, edition = EDITIONS[family.family]
    swedish = not edition.startswith("no")
    spec = Spec(
        random.choice(("Exempelby", "Provköping", "Låtsasköping") if swedish else ("Eksempelvik", "Dømefjord")),
        year,
        edition,
        layout,
        language="sv" if swedish else random.choice(("nb", "nn")),
        paragraphs=random.choice(((1, 2), (1, 3), (2, 4))),
        list_lengths=random.choice(((1, 6), (2, 9), (0, 4))),
        total=random.choice(("prose", "earlier", "none")),
        old=edition == "2010" and random.random() < 0.2,
        earlier=random.random() < 0.3,
        facts=random.random() < 0.3,
        ordinal=random.randint(1, 4),
        month=random.randint(1, 11),
        seed=seed,
    )
    return Sample(f"chance-{seed}", spec)
