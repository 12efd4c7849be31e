"""Fixtures that the tests make on the fly: every family, and every choice by which published reports differ."""

from dataclasses import replace
from functools import partial

from tests.reports import mistakes as wrong
from tests.reports.layout import A1, A2, C_SHORT, N_NAMED, B, C, D, E, N
from tests.reports.samples import Sample
from tests.reports.spec import Spec
from tests.reports.typeset import HELVETICA, TIMES, VERA

Swedish = partial(Spec, "Låtsasköping")
Norwegian = partial(Spec, "Eksempelvik", 2016, "no-2010", language="nb")
OLD, REVISED, HARDER, NEW = (2008, "2002"), (2013, "2010"), (2018, "2016"), (2022, "2020")
UNKNOWN = (
    "Insyn",
    "Mötet med den enskilde",
    "Färdriktning och uppdrag",
    "Chefer",
    "Pengar och nytta",
    "Medarbetare - villkor och växande",
    "Nya vägar",
    "Platsen",
)
LONG, MANY = (3, 5), (6, 12)

VARIANTS = (
    # 2005-2009
    Sample("a1", Swedish(2006, "2002", A1, report_date="2006-06-20")),
    Sample(
        "a1-stacked", Swedish(*OLD, replace(A1, lists="stacked", body=HELVETICA, header_date=""), list_lengths=MANY)
    ),
    Sample(
        "a1-headings-repeated",
        Swedish(*OLD, replace(A1, repeat_list_heading=True, repeat_heading=True), list_lengths=MANY),
    ),
    Sample("a2", Swedish(2007, "2002", A2, report_date="2008-01-04", month=9, days=(19, 21))),
    Sample(
        "a2-no-rules-no-percent", Swedish(*OLD, replace(A2, table_rules="none", table_percent=False), list_lengths=MANY)
    ),
    Sample(
        "a2-long",
        Swedish(*OLD, replace(A2, list_at_page_end=True, sum_label="Summa"), paragraphs=LONG, list_lengths=(3, 9)),
    ),
    # 2010-2011
    Sample(
        "b-two-scorings",
        Swedish(2010, "2010", replace(B, chart="table"), old=True, earlier=True, report_date="2010-11-08", month=8),
    ),
    Sample("b-bars", Swedish(2011, "2010", replace(B, box="top"), total="display", old=True)),
    Sample("b-box-split", Swedish(2011, "2010", replace(B, box_at_page_end=True), total="earlier")),
    # 2012-2015
    Sample("c", Swedish(2014, "2010", C, report_date="2015-01-09", month=11)),
    Sample("c-long", Swedish(*REVISED, C, paragraphs=LONG, list_lengths=(3, 9), facts=True)),
    Sample(
        "c-everything-split",
        Swedish(
            *REVISED,
            replace(C, box_at_page_end=True, list_at_page_end=True, table_at_page_end=True, repeat_heading=False),
            list_lengths=MANY,
        ),
    ),
    Sample(
        "c-split-headings-repeated",
        Swedish(
            *REVISED,
            replace(C, list_at_page_end=True, table_at_page_end=True, repeat_list_heading=True),
            list_lengths=MANY,
        ),
    ),
    Sample("c-box-split-bottom", Swedish(*REVISED, replace(C, box="bottom", box_at_page_end=True))),
    Sample("c-box-split-top", Swedish(*REVISED, replace(C, box="top", box_at_page_end=True))),
    Sample(
        "c-rows-no-percent",
        Swedish(*REVISED, replace(C, table_rules="rows", table_percent=False, table_at_page_end=True)),
    ),
    Sample(
        "c-no-rules",
        Swedish(*REVISED, replace(C, table_rules="none", sum_label="Summa", table_numbers="top", list_rules=False)),
    ),
    Sample(
        "c-no-rules-bottom", Swedish(*REVISED, replace(C, table_rules="none", sum_label="Totalt", repeat_heading=False))
    ),
    Sample("c-numbers-above", Swedish(*REVISED, replace(C, table_numbers="above", table_label_width=220))),
    Sample(
        "c-numbers-middle",
        Swedish(*REVISED, replace(C, table_numbers="middle", sum_label="Totalt", table_label_width=200)),
    ),
    Sample(
        "c-narrow-table", Swedish(*REVISED, replace(C, table_label_width=150, table_column=36, table_at_page_end=True))
    ),
    Sample("c-two-columns", Swedish(*REVISED, replace(C, list_columns=2), list_lengths=MANY)),
    Sample(
        "c-stacked",
        Swedish(*REVISED, replace(C, lists="stacked", list_at_page_end=True, margin=140), list_lengths=MANY, seed=3),
    ),
    Sample(
        "c-unruled-lists", Swedish(*REVISED, replace(C, list_rules=False, list_at_page_end=True), list_lengths=MANY)
    ),
    Sample("c-not-hyphenated", Swedish(*REVISED, replace(C, hyphenate=False, bullet="•", body=HELVETICA))),
    Sample("c-embedded-font", Swedish(*REVISED, replace(C, body=VERA, head=VERA, size=9, bullet="-"))),
    Sample("c-earlier-round", Swedish(*REVISED, replace(C, chart="table"), earlier=True, total="earlier", ordinal=3)),
    Sample(
        "c-earlier-points-in-the-tables",
        Swedish(*REVISED, replace(C, table_earlier="2009", percent_sign=" %", table_label_width=240), ordinal=2),
    ),
    Sample("c-full-summary-table", Swedish(*REVISED, replace(C, chart="full", heading_colon=True), total="display")),
    Sample("c-titles-as-headings", Swedish(*REVISED, replace(C, table_title="Område {number} {name}"), facts=True)),
    Sample(
        "c-justified", Swedish(*REVISED, replace(C, justified=True, soft_hyphen=True, blanks="none", body=VERA, size=9))
    ),
    Sample("c-small-headings", Swedish(*REVISED, replace(C, head_steps=(3, 1, 0), body=HELVETICA))),
    Sample("c-no-hanging-indent", Swedish(*REVISED, replace(C, hanging=False, body=HELVETICA))),
    Sample("c-drawn-twice", Swedish(*REVISED, replace(C, drawn_twice=True, list_marks=False, list_columns=2))),
    Sample(
        "c-landscape-scores", Swedish(*REVISED, replace(C, landscape_scores=True, table_label_width=420), facts=True)
    ),
    Sample("c-short", Swedish(*REVISED, C_SHORT)),
    Sample(
        "c-short-bars",
        Swedish(
            *REVISED, replace(C_SHORT, chart="bars", rules_as_boxes=True), facts=True, total="display", kind="stad"
        ),
    ),
    Sample("c-old-wording-none", Swedish(*REVISED, replace(C, chart="none", contents=False), total="none")),
    # 2016-
    Sample("d-lists-without-marks", Swedish(*HARDER, replace(D, list_marks=False), list_lengths=(2, 5))),
    Sample("d", Swedish(*HARDER, D, month=2)),
    Sample(
        "d-ruled",
        Swedish(*HARDER, replace(D, table_rules="grid", list_rules=True, contents=True, body=TIMES), list_lengths=MANY),
    ),
    Sample(
        "d-long", Swedish(*HARDER, replace(D, list_at_page_end=True), paragraphs=LONG, list_lengths=MANY, total="none")
    ),
    Sample("e", Swedish(*NEW, E)),
    Sample("e-stacked", Swedish(*NEW, replace(E, lists="stacked", table_label_width=170, bullet="•"))),
    Sample("e-no-rules", Swedish(*NEW, replace(E, table_rules="none", shaded=False, list_rules=False), total="none")),
    # Norway
    Sample("n", Norwegian(N)),
    Sample(
        "n-bars",
        Norwegian(replace(N, chart="bars", list_columns=3, box_at_page_end=True), total="earlier", paragraphs=LONG),
    ),
    Sample("n-stacked", Norwegian(replace(N, lists="stacked", table_rules="rows"), list_lengths=MANY)),
    Sample("n-nynorsk", Spec("Dømefjord", 2019, "no-2010", N, language="nn")),
    Sample("n-nynorsk-named", Spec("Dømefjord", 2019, "no-2010", N_NAMED, language="nn", ordinal=2)),
    # What no catalogue knows, and what is rare
    Sample("unknown-names", Swedish(2026, "2016", replace(C, chart="none"), names=UNKNOWN)),
    Sample("half-points", Swedish(*REVISED, C_SHORT), (wrong.halves("1.1", "4.1", "4.2"),)),
    # What does not add up
    Sample("wrong-area-missing", Swedish(*REVISED, C_SHORT), (wrong.no_area(3),)),
    Sample(
        "wrong-sums",
        Swedish(*REVISED, C),
        (
            wrong.sum_row(2, by=4),
            wrong.sum_percent(3, by=-1),
            wrong.heading_score(4, by=1),
            wrong.sum_max(5, by=-5),
            wrong.total(by=-7),
        ),
    ),
    Sample(
        "wrong-questions",
        Swedish(*REVISED, C_SHORT),
        (
            wrong.question_percent("1.2", by=3),
            wrong.above_max("3.1", by=2),
            wrong.left_out("5.4"),
            wrong.other_max("8.2", by=5),
        ),
    ),
    Sample(
        "wrong-numbers", Swedish(*HARDER, D), (wrong.printed_twice("1.2"), wrong.left_out("4.3"), wrong.no_table(6))
    ),
    Sample(
        "wrong-norwegian",
        Norwegian(N),
        (wrong.above_max("2.1", by=5), wrong.heading_score(7, by=-10), wrong.sum_percent(8, by=9)),
    ),
)
