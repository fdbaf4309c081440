"""The script of docs/scale.md hands SLURM jobs that work as the stages of one machine do."""

from __future__ import annotations

import ast
import re

import pytest

from tests.paths import ROOT

KEYWORDS = ("cores", "processes", "memory", "walltime", "worker_extra_args", "job_script_prologue")


@pytest.fixture(scope="module")
def job() -> str:
    """What SLURM is handed by the script."""
    slurm = pytest.importorskip("dask_jobqueue.slurm")  # in the group dev; Cospeak needs none
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?SLURMCluster.*?)```", text, re.S)
    assert found is not None
    (call,) = [
        node
        for node in ast.walk(ast.parse(found[1]))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "SLURMCluster"
    ]
    given = {str(one.arg): ast.literal_eval(one.value) for one in call.keywords}
    assert set(given) == {*KEYWORDS, "scheduler_options"}
    own = {key: given[key] for key in KEYWORDS}
    script = slurm.SLURMJob(scheduler="tcp://login-node:8786", name="one", **own).job_script()
    return str(script)


def test_a_job_is_one_worker_of_one_core_with_the_memory_of_a_document(job: str) -> None:
    for line in ("#SBATCH -n 1", "#SBATCH --cpus-per-task=1", "#SBATCH --mem=4G"):
        assert line in job.splitlines()
    assert "tcp://login-node:8786" in job and "--nthreads 1" in job


def test_a_worker_may_start_processes_and_computes_as_the_machine_does(job: str) -> None:
    before, _, _ = job.partition("dask_worker")
    (line,) = [one for one in before.splitlines() if one.startswith("export ")]
    exported = set(line.removeprefix("export ").split())
    assert "DASK_DISTRIBUTED__WORKER__DAEMON=False" in exported
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    needed = re.findall(r"(?m)^export (\w+) := (\d)$", makefile)
    assert len(needed) >= 3
    assert {f"{key}={value}" for key, value in needed if key != "DVC_NO_ANALYTICS"} <= exported


def test_a_worker_ends_before_slurm_ends_it(job: str) -> None:
    hours, minutes = re.findall(r"#SBATCH -t (\d+):(\d+):00", job)[0]
    lifetime = int(re.findall(r"--lifetime (\d+)m", job)[0])
    stagger = int(re.findall(r"--lifetime-stagger (\d+)m", job)[0])
    assert lifetime + stagger < 60 * int(hours) + int(minutes)
