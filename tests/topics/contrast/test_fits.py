"""How far the gap of a topic moves with the fit."""

from pipeline import tables
from pipeline.topics.contrast import topic_fits


def test_the_gap_of_planted_topics_hardly_moves_with_the_fit(made):
    tables.check(tables.TopicRefits, made.refits)
    assert made.refits.groupby("topic").size().eq(3 * 12).all()
    moved = topic_fits(made.shares, made.refits).set_index("topic")
    tables.check(tables.TopicFits, moved.reset_index())
    assert (moved["highest"] - moved["lowest"]).max() < 0.1
    assert (moved.loc[moved["gap"].abs() > 0.1, "same_side"] == 1).all()
    assert (moved["lowest"] <= moved["gap"] + 0.05).all()
