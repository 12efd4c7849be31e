"""What programs do to the pages of a report when they print, save, optimise or recognise it."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from tests.wrapped.letters import one_by_one, text_alone
from tests.wrapped.objects import Name, Ref, Stream, packed, unpacked
from tests.wrapped.pile import Leaf, Pile, numbers
from tests.wrapped.wrapping import Wrapped
from tests.wrapped.writing import cut_off, in_front, in_object_streams, in_two_goes, locked, misled

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4})>")


def drawings(wrapped: Wrapped, random: Random) -> None:
    """Each page is a drawing in a drawing."""
    pile = wrapped.pile
    for leaf in pile.leaves:
        for _ in range(random.choice((1, 2))):
            leaf.page = pile.sheet(pile.size(leaf), [(leaf, _home(pile, leaf))]).page


def letters_alone(wrapped: Wrapped, random: Random) -> None:
    """Each letter is placed by itself, as printer drivers do."""
    pile = wrapped.pile
    for leaf in pile.of_reports:
        leaf.page = leaf.page | {"Contents": pile.heap.stream(one_by_one(pile.heap, leaf.page))}


def seen_and_unseen(wrapped: Wrapped, random: Random) -> None:
    """The same text once more, invisible, where it stands or a little aside."""
    pile, (x, y) = wrapped.pile, random.choice(((0.0, 0.0), (0.7, -0.9), (3.0, 2.0)))
    for leaf in pile.of_reports:
        text = Leaf(leaf.page | {"Contents": pile.heap.stream(text_alone(pile.heap.content(leaf.page)))})
        layer = pile.sheet(pile.size(leaf), [(text, _home(pile, leaf))])
        _invisible(pile, layer)
        pile.overlay(leaf, layer, matrix=(1, 0, 0, 1, x, y))


def recognised(wrapped: Wrapped, random: Random) -> None:
    """Some pages are pictures with their text under them, invisible: a scanner's layer that has every letter right."""
    pile = wrapped.pile
    for leaf in random.sample(pile.of_reports, random.randint(1, 3)):
        picture = pile.heap.add(pile.picture(leaf))
        width, height = pile.size(leaf)
        text = Leaf(leaf.page | {"Contents": pile.heap.stream(text_alone(pile.heap.content(leaf.page)))})
        layer = pile.sheet((width, height), [(text, _home(pile, leaf))])
        _invisible(pile, layer)
        page = _pictured(pile, leaf, picture)
        pile.overlay(page, layer)
        leaf.page = page.page
        pile.blurred.update(leaf.origins)


def page_pictured(wrapped: Wrapped, random: Random) -> None:
    """One or two pages are pictures."""
    pile = wrapped.pile
    for leaf in random.sample(pile.of_reports, random.randint(1, 2)):
        leaf.page = _pictured(pile, leaf, pile.heap.add(pile.picture(leaf))).page
        pile.hidden.update(leaf.origins)


def all_pictured(wrapped: Wrapped, random: Random) -> None:
    """The report is a scan, whatever else is in the file."""
    pile = wrapped.pile
    for leaf in pile.of_reports:
        leaf.page = _pictured(pile, leaf, pile.heap.add(pile.picture(leaf, dpi=60))).page
        pile.hidden.update(leaf.origins)
    wrapped.may_refuse = True


def no_map(wrapped: Wrapped, random: Random) -> None:
    """One font, or each, does not say what its codes mean."""
    pile, every = wrapped.pile, random.random() < 0.5
    fonts = [f for f in _fonts(pile) if "ToUnicode" in f]
    for font in fonts if every else fonts[:1]:
        del font["ToUnicode"]
    if fonts:
        pile.blurred.update(o for leaf in pile.of_reports for o in leaf.origins)
        wrapped.may_refuse = True


def odd_map(wrapped: Wrapped, random: Random) -> None:
    """Fonts call the hyphen a soft one, the blank a hard one, or a bullet a private sign."""
    changes = {b"002D": b"00AD", b"0020": b"00A0"}
    chosen = dict(random.sample(sorted(changes.items()), random.randint(1, 2)))

    def changed(match: re.Match[bytes]) -> bytes:
        return b"<%s> <%s>" % (match[1], chosen.get(match[2].upper(), match[2]))

    for font in _fonts(wrapped.pile):
        found = wrapped.pile.heap.follow(font.get("ToUnicode"))
        if isinstance(found, Stream):
            font["ToUnicode"] = wrapped.pile.heap.add(packed(_PAIR.sub(changed, unpacked(found))))


def layer_off(wrapped: Wrapped, random: Random) -> None:
    """A layer that is turned off paints a second version over each page."""
    pile = wrapped.pile
    group = pile.heap.add({"Type": Name("OCG"), "Name": b"Version 2"})
    words = b"BT /F1 30 Tf 100 400 Td (UTKAST 45 50 90%) Tj 0 -60 Td (1.1 Annan text 12 15 80%) Tj ET"
    font = pile.heap.add({"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica")})
    for leaf in pile.leaves:
        resources = {"Font": {"F1": font}, "Properties": {"L": group}}
        content = pile.heap.stream(b"/OC /L BDC " + words + b" EMC")
        page = {"MediaBox": list(pile.box(leaf)), "Resources": resources, "Contents": content}
        pile.overlay(leaf, Leaf(page))
    pile.catalog["OCProperties"] = {"OCGs": [group], "D": {"OFF": [group], "Order": [group]}}


def written_otherwise(wrapped: Wrapped, random: Random) -> None:
    """The file is packed, encrypted, saved in two goes, or damaged in transfer."""
    wrapped.pile.write = random.choice((in_two_goes, in_object_streams, locked, misled, cut_off, in_front))
    wrapped.names.append(wrapped.pile.write.__name__)
    wrapped.may_refuse |= wrapped.pile.write is cut_off


def _home(pile: Pile, leaf: Leaf) -> tuple[float, float, float, float, float, float]:
    left, bottom, _, _ = pile.box(leaf)
    return 1, 0, 0, 1, -left, -bottom


def _fonts(pile: Pile) -> list[dict[str, Any]]:
    """The fonts of the reports' pages."""
    found: dict[int, dict[str, Any]] = {}
    for leaf in pile.of_reports:
        resources = pile.heap.follow(leaf.page.get("Resources", {}))
        for font in pile.heap.follow(resources.get("Font", {})).values():
            own = pile.heap.follow(font)
            found[id(own)] = own
    return list(found.values())


def _invisible(pile: Pile, layer: Leaf) -> None:
    content = pile.heap.content(layer.page)
    layer.page = layer.page | {"Contents": pile.heap.stream(b"q 3 Tr\n" + content + b"\nQ")}


def _pictured(pile: Pile, leaf: Leaf, picture: Ref) -> Leaf:
    width, height = pile.size(leaf)
    page = {
        "Type": Name("Page"),
        "MediaBox": [0, 0, width, height],
        "Resources": {"XObject": {"Im": picture}},
        "Contents": pile.heap.stream(b"q %s cm /Im Do Q" % numbers(width, 0, 0, height, 0, 0)),
    }
    return Leaf(page, leaf.origins)
