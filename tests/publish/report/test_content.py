"""The blocks of a report."""

from __future__ import annotations

from typing import get_args

import pytest

from pipeline.publish.report import as_html, as_word
from pipeline.publish.report.content import Block, Report
from tests.publish.report.examples import REPORT


def test_the_example_has_a_block_of_each_kind() -> None:
    assert {type(block) for block in REPORT.blocks} == set(get_args(Block))


@pytest.mark.parametrize("block", REPORT.blocks, ids=lambda one: type(one).__name__)
def test_each_kind_of_block_can_be_written_alone(block: Block) -> None:
    alone, without = (
        Report(title="x", language="nb", date="", blocks=blocks) for blocks in ((block,), ())
    )
    assert len(as_html(alone)) > len(as_html(without))
    assert as_word(alone) != as_word(without)
