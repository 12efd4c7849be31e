"""What the registers say of municipalities."""

from schemas.registers import _points, known_evaluations, municipalities


def test_points_are_read_as_they_are_written() -> None:
    assert [_points(text) for text in ("497", "507.5", "")] == [497, 507.5, None]
    assert type(_points("497")) is int


def test_an_evaluation_is_of_a_municipality_of_its_country() -> None:
    countries = {m.id: m.country for m in municipalities()}
    assert all(countries[known.municipality_id] == known.country for known in known_evaluations())
