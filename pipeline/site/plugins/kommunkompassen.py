"""Datasette loads each file of this folder as a plugin; the site itself is a package.

In a published bundle the package lies beside this file, otherwise it is the installed one.
"""

import sys
from importlib import import_module
from pathlib import Path

_BESIDE = Path(__file__).parent / "kommunkompassen_site"
if _BESIDE.is_dir():
    sys.path.insert(0, str(_BESIDE.parent))

_hooks = import_module("kommunkompassen_site.hooks" if _BESIDE.is_dir() else "pipeline.site.hooks")
globals().update({name: getattr(_hooks, name) for name in _hooks.HOOKS})
