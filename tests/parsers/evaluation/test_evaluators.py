"""Who made the evaluation, by the cover or by a sentence."""

import pytest

from parsers.evaluation.evaluators import find_evaluators

BOTH = ("Ada Exempel", "Bo Påhittad")


@pytest.mark.parametrize(
    ("cover", "names"),
    [
        (["Utvärderare: Ada Exempel, SKL och Bo Påhittad, Exempelby kommun"], BOTH),
        (["UTVÄRDERARE: ADA EXEMPEL (F.D. SKL) OCH BO PÅHITTAD"], ("ADA EXEMPEL", "BO PÅHITTAD")),
        (["UTVÄRDERARE: ADA EXEMPEL OCH BO PÅHITTAD"], ("ADA EXEMPEL", "BO PÅHITTAD")),
        (["Utvärderare", "Ada Exempel, senior konsult (SKL) och Bo Påhittad"], BOTH),
        (["Utvärderare: Ada Exempel och", "Bo Påhittad, Exempelby kommun"], BOTH),
        (["Evaluatorer: Ada Eksempel og Bo von Påhitt"], ("Ada Eksempel", "Bo von Påhitt")),
        (["Utvärderare: Ada Exempel, SKL", "Bo Påhittad, Exempelby kommun"], BOTH),
        (["Utvärderare:", "Ada Exempel, SKL", "Bo Påhittad, Exempelby kommun"], BOTH),
        (["Utvärderare: Ada-Lisa Exempel"], ("Ada-Lisa Exempel",)),
        (["Utvärderare: A. Exempel och B. Påhittad"], ("A. Exempel", "B. Påhittad")),
        (["KOMMUNKOMPASSEN", "ANALYS AV", "EXEMPELBY KOMMUN", "ADA EXEMPEL, SKL"], ("ADA EXEMPEL",)),
        (["Exempelby kommun", "Analys av", "Ada Exempel, konsult", "Bo Påhittad, Växjö kommun"], BOTH),
        (["Rapporten är sammanställd av Ada Exempel, SKL, tillsammans med Bo Påhittad, Lilla Edets", "kommun"], BOTH),
        (["Fil. mag. Ada Exempel, utredare vid SKL, och ekonomichef Bo Påhittad, Umeå kommun"], BOTH),
        (["Utredare Ada Exempel (SKL) och kommunstrateg Bo Påhittad (Umeå kommun)"], BOTH),
        (["Rapporten er utarbeidet av Ada Eksempel og Bo Påhitt, KS-Konsulent as"], ("Ada Eksempel", "Bo Påhitt")),
        (["Evalueringa er gjort av Ada Eksempel, KS"], ("Ada Eksempel",)),
        (["Ada Exempel, f.d. utvecklingschef", "Bo Påhittad, Nässjö kommun"], BOTH),
        (["KommunKompassen", "2014"], ()),
        (["Analys av", "Norra Exempelby kommun", "Sveriges Kommuner och Landsting", "Oktober 2014"], ()),
        (["Analys av", "Lilla Edets kommun", "Upplands Väsby", "Malå"], ()),
        (["Sveriges Kommuner och Regioner", "Avdelningen för Ekonomi och Styrning"], ()),
    ],
)
def test_names_on_the_cover(cover: list[str], names: tuple[str, ...]) -> None:
    assert find_evaluators(cover, [], "SE") == names


def test_a_sentence_tells_them_where_the_cover_does_not() -> None:
    text = "Detta är en rapport. Utvärderingen har genomförts av Ada Exempel, SKL, och Bo Påhittad, Umeå kommun. Slut."
    assert find_evaluators(["Exempelby kommun"], [text], "SE") == BOTH


def test_people_that_a_text_mentions_are_no_evaluators() -> None:
    assert find_evaluators([], ["I samtal med Ada Exempel framkom att planen är känd."], "SE") == ()
