"""Dot leaders: what leads the eye from an entry of a table of contents to its page number."""

import regex

_SIGNS = ".…·_"
_LEADERS = {
    least: regex.compile(rf"\s*+(?:[{_SIGNS}]\s?+){{{least},}}+\s*+(?:\d{{1,3}})?$") for least in (3, 4)
}  # by the least number of signs: three may be an ellipsis


def leader(text: str, least: int = 3) -> "regex.Match[str] | None":
    """The dots at the end of a text, with the blanks around them and the page number behind them, if any."""
    if text[-1:].isalpha():
        return None
    ends = text.rstrip(" 0123456789").replace(" ", "")[-least:]
    return None if ends.strip(_SIGNS) else _LEADERS[least].search(text)
