"""From readings to results: which reports are published, under which id, put right by the side files, written."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.corrections.applying import apply_side_file, pictures_of, side_key
from pipeline.run.folder import Folder, picture_name
from pipeline.run.outcome import Pictures
from pipeline.run.rejection import rejection
from pipeline.run.sorting import Candidate, Ids, duplicate, evaluations, identified
from pipeline.run.store.cache import AsRead, Cache, Damaged, Head, Part
from pipeline.run.store.manifest import Noted, Published
from pipeline.run.survey import Survey
from schemas.report import Reject, Report

Readings = Mapping[str, tuple[str, Head]]
"""By the name of a file the key of its reading and what is known of it; the first file of each content."""


class Plan(NamedTuple):
    """What is to be published."""

    files: dict[str, Noted]  # what is known of each file before its reports are written
    paths: dict[str, Path]  # of those that can be reached
    ids: Ids
    rejects: tuple[Reject, ...]


def plan(survey: Survey, readings: Readings, folder: Folder) -> Plan:
    """Sort the reports of all readings: one for each evaluation, each with its id. Raises `Damaged`."""
    paths = {source.name: source.path for source in survey.sources}
    files = {name: _known(name, reading, survey, paths.get(name), folder) for name, reading in readings.items()}
    candidates = [one for name, (_, head) in readings.items() for one in _candidates(name, head, files[name])]
    groups = evaluations(sorted(candidates, key=lambda one: (one.source, one.place)))
    rejects = [duplicate(one, group[0]) for group in groups for one in group[1:]]
    rejects += [_renamed(r, n) for n, (_, head) in readings.items() for r in head.results if isinstance(r, Reject)]
    rejects += _copies(survey, readings)
    rejects += survey.rejects.values()
    return Plan(files, paths, identified(groups, folder.manifest.sources), tuple(sorted(rejects, key=_by_name)))


def publish(planned: Plan, folder: Folder) -> dict[str, Noted]:
    """Write every report that is not there as it should be; what is noted of each file. Raises `Damaged`."""
    wanted: dict[str, dict[int, str]] = {}
    for (name, place), new_id in planned.ids.items():
        wanted.setdefault(name, {})[place] = new_id
    noted, missing = {}, {}
    for name, known in sorted(planned.files.items()):
        ids = wanted.get(name, {})
        placed = [report for report in known.reports if ids.get(report.place) == report.id]
        there = [fresh for report in placed if (fresh := folder.is_whole(report)) is not None]
        noted[name] = known.model_copy(update={"reports": tuple(there)})
        missing[name] = {place: ids[place] for place in ids.keys() - {report.place for report in there}}
    for name, ids in missing.items():
        if ids:
            written = _written(noted[name], ids, name, planned.paths.get(name), folder)
            reports = sorted((*noted[name].reports, *written), key=lambda report: report.place)
            noted[name] = noted[name].model_copy(update={"reports": tuple(reports)})
    return noted


def _known(name: str, reading: tuple[str, Head], survey: Survey, path: Path | None, folder: Folder) -> Noted:
    """What is known of a file before its reports are sorted; of one out of reach what an earlier run noted."""
    key, head = reading
    if path is None or name in survey.kept:
        return survey.kept[name]
    stamp, device, side = survey.stamps[name], survey.devices[name], side_key(path)
    earlier = folder.manifest.sources.get(name)
    if earlier is not None and (earlier.key, earlier.side, earlier.body) == (key, side, head.body):
        return earlier.model_copy(update={"stamp": stamp, "device": device})
    bases = tuple(part.id for part in head.results if isinstance(part, Part))
    if side and bases:
        bases = tuple(report.id for report, _ in _put_right(name, path, folder.cache.reports(key)))
    return Noted(stamp=stamp, device=device, key=key, body=head.body, side=side, bases=bases)


def _candidates(name: str, head: Head, known: Noted) -> list[Candidate]:
    parts = [(place, part) for place, part in enumerate(head.results) if isinstance(part, Part)]
    alone = len(head.results) == 1
    return [
        Candidate(name, known.stamp.sha256, place, alone, part, base, head.pages)
        for (place, part), base in zip(parts, known.bases, strict=True)
    ]


def _copies(survey: Survey, readings: Readings) -> list[Reject]:
    """Files with a content that is read under another name."""
    firsts, found = survey.firsts(), []
    for name, sha256 in survey.contents().items():
        first = firsts[sha256]
        if first == name or first not in readings:
            continue
        alike = [result for result in readings[first][1].results if isinstance(result, Reject)]
        message = f"The same content as {first}, which is read. Remove one of the two."
        found += [_renamed(one, name) for one in alike] or [rejection(name, sha256, "duplicate", message)]
    return found


def _renamed(reject: Reject, name: str) -> Reject:
    """A reject under the name its file has now; a part of it stays the part it is."""
    _, part, page = reject.source_file.rpartition("#page=")
    return reject.model_copy(update={"source_file": f"{name}{part}{page}" if part else name})


def _written(known: Noted, ids: Mapping[int, str], name: str, path: Path | None, folder: Folder) -> list[Published]:
    """Write the reports of a file that have the given places in it."""
    parts = [place for place, result in enumerate(_head(known, folder.cache).results) if isinstance(result, Part)]
    read = folder.cache.reports(known.key)
    right = _put_right(name, path, read) if known.side and path is not None else [(r.report, r.pictures) for r in read]
    written = []
    for place, (report, pictures) in zip(parts, right, strict=True):
        if place in ids:
            final = report.model_copy(update={"id": ids[place], "source_file": name})
            folder.claim([f"{final.id}.json", *(picture_name(final.id, number) for number in pictures)])
            written.append(folder.publish(final, pictures, place))
    return written


def _put_right(name: str, path: Path, read: tuple[AsRead, ...]) -> list[tuple[Report, Pictures]]:
    """The reports of a file with what its side file says of them."""
    reports = [one.report.model_copy(update={"source_file": name}) for one in read]
    return [
        (report, pictures_of(report, one.report, one.pictures))
        for report, one in zip(apply_side_file(reports, path), read, strict=True)
    ]


def _head(known: Noted, cache: Cache) -> Head:
    head = cache.head(known.key)
    if head is None:
        raise Damaged(known.key)
    return head


def _by_name(reject: Reject) -> tuple[str, str]:
    return reject.source_file, reject.reason
