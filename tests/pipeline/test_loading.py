"""How the program is loaded."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def printed(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()


def test_the_collector_passes_over_what_was_loaded_and_goes_on_afterwards() -> None:
    program = """
import gc
from pipeline.loading import loading
rounds = []
gc.callbacks.append(lambda phase, found: rounds.append(phase))
with loading():
    import schemas.report
    during = len(rounds)
print(during, gc.isenabled(), gc.get_freeze_count() > 10_000)
"""
    assert printed(program) == "0 True True"


def test_a_collector_that_rests_is_left_resting() -> None:
    program = """
import gc
from pipeline.loading import loading
gc.disable()
with loading():
    pass
print(gc.isenabled())
"""
    assert printed(program) == "False"


def test_a_single_reading_loads_one_engine() -> None:
    program = """
import sys
from pathlib import Path
from pipeline.run.work.reading import read_report
read_report(Path("raw/exempelby-2015.pdf").read_bytes(), "a.pdf", second_reading=False)
print('pypdfium2' in sys.modules, 'pdfminer' in sys.modules)
print({'parsers.scans', 'parsers.second_reading.confirm', 'parsers.page.scan.straighten'} & set(sys.modules))
"""
    assert printed(program) == "True False\nset()"


def test_workers_are_forked_from_a_process_that_has_both_engines_and_what_scans_need() -> None:
    needed = "('pypdfium2', 'pdfminer', 'parsers.scans', 'parsers.second_reading.confirm')"
    program = f"import sys, pipeline.run.work.preloaded; print(all(name in sys.modules for name in {needed}))"
    assert printed(program) == "True"


def test_what_checks_a_report_is_built_once_for_all_workers() -> None:
    built = "from schemas.report import Model; print({model.__pydantic_complete__ for model in Model.__subclasses__()})"
    assert printed(f"import pipeline.run.work.preloaded; {built}") == "{True}"
    assert printed(built) == "{False}"


def test_a_run_without_changes_loads_neither_the_database_library_nor_processes() -> None:
    program = """
import sys
from pathlib import Path
from pipeline import cli
from pipeline.run.extraction import extract
with cli.plain_errors(Path("extracted")):
    print([name for name in ("sqlite_utils", "pebble", "pypdfium2", "pdfminer", "PIL") if name in sys.modules])
"""
    assert printed(program) == "[]"


def test_the_command_itself_loads_no_model_of_a_report() -> None:
    program = "import sys; from pipeline import cli; print('pydantic' in sys.modules, 'schemas' in sys.modules)"
    assert printed(program) == "False False"
