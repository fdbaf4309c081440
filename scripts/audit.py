"""Looks for insecure code (bandit) and for dependencies with known holes (pip-audit).

Bandit works offline. Pip-audit asks a service for what is known of each pinned version; where no
service answers, one line says so, and what is not known is no failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 180
"""Seconds for the service to answer."""


def code_is_clean() -> bool:
    """Bandit's findings are printed; none is let through."""
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "pipeline", "dashboard"]
    clean = subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603 - commands of this file
    print("bandit: nothing found." if clean else "bandit: see above.")
    return clean


def dependencies_are_clean() -> bool:
    """No pinned version has a known hole, as far as a service can be asked."""
    command = [
        sys.executable, "-m", "pip_audit", "--requirement", "requirements.lock", "--disable-pip",
        "--require-hashes", "--format", "json", "--progress-spinner", "off",
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - commands of this file
            command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=PATIENCE
        )
        listed = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        print(
            "pip-audit: skipped, no service of known vulnerabilities (pypi.org) can be reached from"
            " here. Run `make audit` again where there is a connection."
        )
        return True
    return told(listed)


def told(listed: list[dict[str, object]]) -> bool:
    """Prints what is known of the dependencies; whether none has a hole."""
    asked = [one for one in listed if "skip_reason" not in one]
    if not asked:
        print(
            "pip-audit: skipped, the service that answers here knows none of the dependencies."
            " Run `make audit` again where pypi.org can be reached."
        )
        return True
    holes = [(one["name"], one["version"], hole) for one in asked for hole in one["vulns"]]  # type: ignore[attr-defined]
    for name, version, hole in holes:
        print(f"  {name} {version}: {hole['id']}, mended in {hole['fix_versions'] or 'none yet'}")
    print(
        f"pip-audit: {len(holes)} known vulnerabilities in {len(asked)} dependencies;"
        f" {len(listed) - len(asked)} could not be looked up."
    )
    return not holes


def main() -> int:
    """Runs both; 1 if either found something."""
    results = [code_is_clean(), dependencies_are_clean()]
    return int(not all(results))


if __name__ == "__main__":
    sys.exit(main())
