"""Pictures that let nothing through, told by their dictionaries."""

import pytest

from parsers.readers.pdfium.plain_pictures import PlainPictures

PICTURE = "<</Type/XObject /Subtype /Image /Width 40 /Height 30 /Filter /DCTDecode /Length 3%s>>"


def file(*dictionaries: str) -> PlainPictures:
    objects = (
        f"{number} 0 obj\n{entry}\nstream\nabc\nendstream\nendobj\n" for number, entry in enumerate(dictionaries, 1)
    )
    return PlainPictures(b"%PDF-1.7\n9 0 obj\n<</ProcSet[/PDF/ImageB]>>\nendobj\n" + "".join(objects).encode())


def test_a_picture_without_mask_lets_nothing_through() -> None:
    pictures = file("<</Length 3>>", PICTURE % "", "<</Length 3 /SMask 4 0 R>>")
    assert pictures.has((40, 30)) and not pictures.has((30, 40))


@pytest.mark.parametrize(
    "entry", ["/SMask 7 0 R", "/Mask [0 0]", "/ImageMask true", "/SMaskInData 1", "/Filter/JPXDecode", "/S#4dask 7 0 R"]
)
def test_a_picture_with_a_mask_may_let_through(entry: str) -> None:
    assert not file(PICTURE % entry).has((40, 30))


def test_one_picture_of_a_size_with_a_mask_makes_all_of_them_doubtful() -> None:
    assert not file(PICTURE % "", PICTURE % "/SMask 7 0 R").has((40, 30))


def test_a_picture_whose_size_stands_elsewhere_may_be_of_any_size() -> None:
    assert not file(PICTURE % "", "<</Subtype/Image /Width 8 0 R /Height 30>>").has((40, 30))
