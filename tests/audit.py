"""Known vulnerabilities in what is installed: `python tests/audit.py`. Exit code 1 if there are any.

Where the list cannot be reached it says so and exits with 2: what was not asked is not known to be safe.
"""

import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

NOT_ASKED = 2


def main() -> None:
    """Run pip-audit from an environment of its own, so that it does not audit itself."""
    with tempfile.TemporaryDirectory(prefix="kompass-audit-") as place:
        report = Path(place) / "audit.json"
        python = Path(place) / "venv" / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        installed = subprocess.run(
            [str(python), "-m", "pip", "install", "-q", "pip-audit"], capture_output=True, check=False
        )
        command = [str(python), "-m", "pip_audit", "--path", sysconfig.get_path("purelib"), "--skip-editable"]
        if installed.returncode == 0:
            subprocess.run([*command, "--format", "json", "--output", str(report)], capture_output=True, check=False)
        if not report.exists():
            print("Not audited: pip-audit or its list of vulnerabilities cannot be reached.", file=sys.stderr)
            sys.exit(NOT_ASKED)
        packages = json.loads(report.read_text("utf-8"))["dependencies"]
    audited = [package for package in packages if "vulns" in package]
    if not audited:
        print("Not audited: nothing is known of any of the packages.", file=sys.stderr)
        sys.exit(NOT_ASKED)
    found = [(package["name"], package["version"], entry) for package in audited for entry in package["vulns"]]
    for name, version, entry in found:
        print(f"{name} {version}: {entry['id']}, fixed in {', '.join(entry['fix_versions']) or 'no release yet'}")
    print(f"{len(audited)} of {len(packages)} packages audited, {len(found)} known vulnerabilities")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
