"""No pattern of the project takes much longer for hostile text, be it of a PDF or of a request."""

import ast
import builtins
import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

import pytest
import regex

import parsers
import pipeline
import schemas

Pattern = re.Pattern[Any] | regex.Pattern[Any]

LENGTHS = (8, 12, 14, 16, 18, 20, 22, 24, 128, 1024)
"""Small steps first: what doubles with each letter is seen before it takes minutes."""

SECONDS = 0.6
"""Of processor time, for each text. The square of 1,024 letters takes half of it at most, the cube more than twice."""

LETTERS = ("a", "Å", "1", " ", "\n", "-", ".", "x y", "a-", "1.")
ENDINGS = ("", "=b", "!\x00")


def all_patterns() -> list[Pattern]:
    """Every pattern of the code base, each once: those in constants and tables, and those written in calls."""
    found: dict[tuple[object, int], Pattern] = {}
    for module in _modules():
        for pattern in [*_kept(list(vars(module).values())), *_written(module)]:
            found[pattern.pattern, pattern.flags] = pattern
    return list(found.values())


def slowest(pattern: Pattern) -> tuple[float, str]:
    """The text of all that are tried which takes longest, and its seconds; the first one that takes too long."""
    worst = (0.0, "")
    for text in _texts(pattern):
        seconds = _seconds(pattern, text)
        if seconds > SECONDS:
            seconds = min(seconds, _seconds(pattern, text))  # a machine may stumble once
        worst = max(worst, (seconds, text))
        if seconds > SECONDS:
            break
    return worst


def _modules() -> Iterator[ModuleType]:
    for package in (schemas, parsers, pipeline):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".plugins" not in info.name:
                yield importlib.import_module(info.name)


def _kept(value: object, depth: int = 0) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif isinstance(value, dict | tuple | list | set | frozenset) and depth < 3:
        items: Iterable[object] = value.values() if isinstance(value, dict) else value
        for item in items:
            yield from _kept(item, depth + 1)


class _Word(str):
    """What stands for a function's own variable: a word, and so are all its parts."""

    def __getattr__(self, name: str) -> "_Word":
        return self

    def __getitem__(self, place: object) -> "_Word":
        return self


class _Names(dict[str, Any]):
    """The names of a module; all others mean a word."""

    def __missing__(self, name: str) -> _Word:
        return _Word("exempel")


def _written(module: ModuleType) -> Iterator[Pattern]:
    """The patterns in calls of `re` and `regex`, those within functions too."""
    assert module.__file__ is not None
    with open(module.__file__, encoding="utf-8") as file:
        calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    names = _Names({**vars(builtins), **vars(module)})
    for call in calls:
        name = call.func
        if not (
            isinstance(name, ast.Attribute)
            and isinstance(name.value, ast.Name)
            and name.value.id in ("re", "regex")
            and name.attr in ("compile", "match", "fullmatch", "search", "split", "findall", "finditer", "sub", "subn")
        ):
            continue
        flags = [k.value for k in call.keywords if k.arg == "flags"]
        flags += call.args[1:2] if name.attr == "compile" else []
        flags += call.args[2:3] if name.attr in ("match", "fullmatch", "search") else []
        values = [eval(compile(ast.Expression(node), "call", "eval"), names) for node in (call.args[0], *flags)]
        if not any(isinstance(value, _Word) for value in values):  # of a table, which `_kept` sees, or made up wholly
            engine: Any = re if name.value.id == "re" else regex
            yield engine.compile(values[0], *values[1:])


def _texts(pattern: Pattern) -> Iterator[str]:
    """Texts made of what the pattern speaks of: its words, its signs, letters, figures, blanks, many times over."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = sorted(set(re.findall(r"[a-zåäöæøA-ZÅÄÖ]{2,}", re.sub(r"\\.(\{.*?\})?", " ", source))))
    signs = [sign for sign in sorted(set(source)) if not sign.isalnum()]
    units = [*LETTERS, *signs, *(letter + sign for letter in "a1 " for sign in signs), *words[:9]]
    units += [f"{word} " for word in words[:9]]
    for length in LENGTHS:
        for unit in dict.fromkeys(units):
            repeated = unit * (length // len(unit) + 1)
            for ending in ENDINGS:
                for start in ("", *words[: 3 if length < 100 else 1]):
                    yield f"{start} {repeated}{ending}" if start else repeated + ending


def _seconds(pattern: Pattern, text: str) -> float:
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.thread_time()
    pattern.search(subject)
    return time.thread_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("pattern", all_patterns(), ids=lambda p: ascii(p.pattern)[:60])
def test_no_pattern_takes_long(pattern: Pattern) -> None:
    seconds, text = slowest(pattern)
    assert seconds <= SECONDS, f"{len(text)} letters, {text[:40]!r} …"


@pytest.mark.slow
@pytest.mark.parametrize(
    "slow",
    [regex.compile(r"^(?:[a-z]+(?:[-,]*[a-z]+)*)?$"), re.compile(r"^\s*(.+?)\s+(\d{4})\s*$")],
    ids=["exponential", "cubic"],
)
def test_a_slow_pattern_is_seen(slow: Pattern) -> None:
    assert slowest(slow)[0] > SECONDS


def test_the_patterns_are_found() -> None:
    sources = [pattern.pattern for pattern in all_patterns()]
    assert len(sources) > 100
    assert any(isinstance(source, bytes) for source in sources)
