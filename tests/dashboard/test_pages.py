"""The dashboard without a browser: every page, with good tables, ugly ones and none."""

from __future__ import annotations

import io
import os
import re
import threading
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard import marks, menu, naming
from dashboard.charts import style
from dashboard.data import (
    arranging,
    downloads,
    intrusion,
    judging,
    loading,
    mention_rows,
    searching,
)
from pipeline import tables
from pipeline.wording.messages import encoded, message
from tests import example_tables
from tests.pages import PAGES, opened

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")

UGLY = example_tables.RISKY


def texts(app: AppTest) -> str:
    kinds = (app.html, app.markdown, app.title, app.subheader, app.caption, app.text)
    boxes = (app.info, app.warning)
    return "\n".join(str(element.value) for kind in (*kinds, *boxes) for element in kind)


def lines(app: AppTest) -> pd.DataFrame:
    return next(element.value for element in app.dataframe if "keyword" in element.value)


# ------------------------------------------------------------------------- every page


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_with_its_title_and_a_csv(page: str, example: object) -> None:
    app = opened(page)
    assert [title.value for title in app.title] == [
        item.title for item in menu.MENU if item.file == page
    ]
    buttons = [button.label for button in app.get("download_button")]
    assert "CSV" in buttons or page == "check"  # nothing is judged yet


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_with_empty_tables(page: str, example: example_tables.Frames) -> None:
    for table in example:
        tables.write(table, tables.empty(table))
    opened(page)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_with_one_row_in_each_table(
    page: str, example: example_tables.Frames
) -> None:
    for table, frame in example.items():
        tables.write(table, frame.head(1))
    opened(page)


@pytest.mark.parametrize("page", PAGES)
def test_a_missing_table_names_the_command_that_makes_it(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = texts(opened(page))
    assert "make run" in said
    assert "dvc repro" in said


@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_without_any_of_its_tables(
    page: str, example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[type[tables.Table]] = set()
    load = loading.load

    def watched(
        table: type[tables.Table], columns: list[str] | None = None, *, in_words: bool = True
    ) -> pd.DataFrame:
        asked.add(table)
        return load(table, columns, in_words=in_words)

    monkeypatch.setattr(loading, "load", watched)
    app = opened(page)
    assert tables.Documents in asked
    for place in map(tables.place, sorted(asked, key=tables.name)):
        hidden = place.rename(place.with_suffix(".hidden"))
        assert not app.run().exception, place
        hidden.rename(place)


def test_a_table_of_an_older_version_names_the_command_that_makes_it_anew(example: object) -> None:
    tables.read(tables.Usage).drop(columns="n_prompted").to_parquet(tables.place(tables.Usage))
    assert "dvc repro \\-\\-force gap" in texts(opened("concepts"))
    tables.read(tables.Gaps).drop(columns="testable").to_parquet(tables.place(tables.Gaps))
    assert "dvc repro \\-\\-force gap" in texts(opened("overview"))


@pytest.mark.parametrize("table", [tables.Topics, tables.Unreadable, tables.Robustness])
def test_sentences_of_an_older_version_in_place_of_messages_end_no_page_with_an_error(
    table: type[tables.Table], example: object
) -> None:
    column = next(iter(tables.message_columns(table)))
    old = tables.read(table).assign(**{column: "a sentence of an older version"})
    old.to_parquet(tables.place(table))
    for page in ("topics", "documents"):
        said = texts(opened(page))  # without an exception
        assert "a sentence of an older version" not in said
    page = "documents" if table is tables.Unreadable else "topics"
    assert f"dvc repro \\-\\-force {tables.origin(table).stage}" in texts(opened(page))


def test_a_changed_table_is_read_again(example: example_tables.Frames) -> None:
    assert "6 policy documents" in texts(opened("documents"))
    documents = example[tables.Documents]
    tables.write(tables.Documents, documents[documents["corpus"] == "frontline"])
    os.utime(tables.place(tables.Documents), ns=(1, 1))
    assert "0 policy documents" in texts(opened("documents"))


def test_the_passages_are_there_before_the_first_search(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.read_ahead()
    for thread in threading.enumerate():
        if thread.name == loading.READER:
            thread.join()
    monkeypatch.setattr(tables, "read", None)  # it would have to be called now
    assert len(loading.load(tables.Passages))


# ---------------------------------------------------------------------- ugly contents


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_texts_and_names_is_shown_as_text(
    page: str, example: example_tables.Frames
) -> None:
    for table, column in (
        (tables.Documents, "title"),
        (tables.Documents, "cluster"),
        (tables.Gaps, "label"),
        (tables.Gaps, "flipped_by"),
        (tables.TopicTerms, "owned_by"),
        (tables.Passages, "text"),
        (tables.Passages, "speaker"),
        (tables.TopicPassages, "text"),
        (tables.Concordance, "left"),
        (tables.Concordance, "speaker"),
        (tables.Concordance, "who"),
        (tables.Collocates, "word"),
        (tables.Topics, "owned_by"),
        (tables.TopicTerms, "term"),
        (tables.TopicWords, "term"),
        (tables.TopicGroups, "value"),
        (tables.TopicFits, "label"),
        (tables.TopicValidation, "label"),
    ):
        example[table] = example[table].assign(**{column: UGLY})
    ugly = encoded([message("without_document", document=UGLY), message("name_lost", label=UGLY)])
    for table in example:
        cells = dict.fromkeys(tables.message_columns(table), ugly)
        example[table] = example[table].assign(**cells)
    example_tables.write_all(example)
    app = opened(page)
    for element in app.html:
        assert "<img" not in element.value
    said = [*app.markdown, *app.caption, *app.info, *app.warning, *app.subheader, *app.title]
    for element in said:
        body = str(element.value)
        assert "<img" not in body.replace("\\<", "")
        assert "**not bold**" not in body
        assert "$x^2$" not in body
        assert ":red[" not in body


@given(st.text())
def test_escaped_text_has_no_markdown_left_and_keeps_every_character(text: str) -> None:
    escaped = naming.plain(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped) == text
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped)
    assert not re.search(r"[!-/:-@\[-`{-~]", bare)


def test_three_hundred_topics_make_a_short_picture_and_a_full_table(
    example: example_tables.Frames,
) -> None:
    one = example[tables.Gaps].query("measure == 'topic_share'").head(1)
    ids = [f"en-{n}" for n in range(300)]
    many = pd.concat([one] * 300).assign(item=ids, label="æ, ø, å, the same")
    tables.write(tables.Gaps, many)
    app = opened("topics")
    assert len(app.dataframe[0].value) == 300
    assert "24 most telling of 300 topics" in texts(app)


def test_norwegian_letters_are_found_and_shown(example: object) -> None:
    assert lines(opened("concordance", q="BLÅBÆR*"))["keyword"].tolist() == ["blåbærsyltetøy"]


def test_values_that_could_not_be_estimated_are_left_out_of_the_pictures(
    example: example_tables.Frames,
) -> None:
    numbers = ["log2_ratio", "log2_ci_low", "log2_ci_high", "ci_low", "ci_high", "placebo"]
    unknown = example[tables.Gaps].assign(**dict.fromkeys(numbers, float("nan")))
    tables.write(tables.Gaps, unknown.assign(verdict="cannot tell"))
    for page in PAGES:
        opened(page)


# ----------------------------------------------------------------------------- pages


def test_the_overview_says_the_answer_in_order(example: object) -> None:
    found = [
        element.value for element in opened("overview").html if '"cs-finding"' in element.value
    ]
    assert len(found) == 6
    for sentence, words in zip(
        found,
        (
            "tell policy from interview 58 %",
            "co-words 3 times",
            "co-production 13 times",
            "grant",
            "notebook",
            "co-operation about equally often",
        ),
        strict=True,
    ):
        assert words in sentence


def test_a_topic_that_does_not_come_back_is_no_headline(example: example_tables.Frames) -> None:
    gaps = example[tables.Gaps]
    assert {"en-1", "en-6"} <= set(arranging.headline(gaps)["item"])
    shaky = arranging.headline(gaps.assign(stable=~gaps["item"].isin(["en-1", "en-6"])))
    assert not {"en-1", "en-6"} & set(shaky["item"])
    assert {"en-2", "en-7"} <= set(shaky["item"])


def test_the_overview_warns_of_what_weakens_the_answer(example: object) -> None:
    app = opened("overview")
    said = texts(app)
    assert "the evidence is too thin" in said
    assert "2 files could not be used" in said
    assert naming.plain("Smallest possible p: 0.005.") in said
    assert "invented" in said


def test_texts_are_called_invented_only_if_they_are(example: example_tables.Frames) -> None:
    tables.write(tables.Documents, example[tables.Documents].drop(columns="invented"))
    assert loading.is_invented()  # the manifest names the sample
    tables.MANIFEST.write_text('{"params": {"documents": {"folder": "data/raw"}}}')
    assert not loading.is_invented()
    assert "invented" not in texts(opened("overview"))


def test_an_overview_without_a_finding_says_so(example: example_tables.Frames) -> None:
    tables.write(tables.Gaps, example[tables.Gaps].assign(verdict="cannot tell"))
    assert "These documents show no clear difference" in texts(opened("overview"))


def test_a_concept_in_the_address_opens_to_its_sentences(example: object) -> None:
    app = opened("concepts", concept="co-design")
    assert app.selectbox(key="concept").value == "co-design"
    assert set(lines(app)["keyword"]) == {"co-design"}


def test_a_concept_shows_its_three_gaps_side_by_side(example: object) -> None:
    said = texts(opened("concepts", concept="co-production"))
    assert "Policy uses co-production 13 times" in said
    assert "use other words for co-production 7 times" in said
    assert "too seldom on one side to compare what it means" in said
    assert "use co-operation in other contexts" in texts(opened("concepts", concept="co-operation"))


def test_a_concept_is_shown_with_roles_years_traits_and_collocates(example: object) -> None:
    said = texts(opened("concepts", concept="co-production"))
    assert naming.plain("More in policy: promised.") in said
    assert naming.plain("Done most often by: municipality (policy)") in said
    assert naming.plain("Most like a magic concept: policy, in positive sentences (70%)") in said
    assert naming.plain("dated documents, from 2012 to 2022") in said
    assert f"**Policy:** {naming.plain('partnership, meeting')}" in said


def test_roles_count_each_pair_and_leave_the_unparsed_out() -> None:
    lines_of_both = pd.DataFrame(
        {
            "corpus": ["policy", "policy", "frontline", "frontline"],
            "who": ["state;we", "", "unknown", "we"],
            "with_whom": ["citizen", "", "unknown", ""],
        }
    )
    pairs = mention_rows.role_pairs(lines_of_both)
    assert [tuple(row) for row in pairs.itertuples(index=False)] == [
        ("frontline", "we", mention_rows.NOBODY, 1),
        ("policy", mention_rows.NOBODY, mention_rows.NOBODY, 1),
        ("policy", "state", "citizen", 1),
        ("policy", "we", "citizen", 1),
    ]


def test_years_leave_prompted_mentions_and_undated_documents_out(
    example: example_tables.Frames,
) -> None:
    documents = example[tables.Documents].head(2).assign(date=["2012-06", "unknown"])
    lines_of_it = pd.DataFrame(
        {"doc_id": [documents["doc_id"].iloc[0]] * 3, "prompted": [False, False, True]}
    )
    (row,) = mention_rows.by_year(lines_of_it, documents).to_dict("records")
    assert (row["year"], row["n_mentions"]) == (2012, 2)
    assert row["rate"] == pytest.approx(20_000 / row["n_tokens"])


def test_a_finding_says_in_how_many_other_analyses_it_holds(example: object) -> None:
    labels = [str(block.proto.popover.label) for block in opened("overview").get("popover")]
    assert "Same result in 20 of 20 alternative analyses" in labels


def test_a_topic_opens_to_its_words_by_side_and_its_documents_with_the_catalogue(
    example: object,
) -> None:
    app = opened("topics", topic="night, ward, shift, two")
    columns = [set(element.value.columns) for element in app.dataframe]
    assert any({"term", "n_policy", "n_frontline"} <= names for names in columns)
    assert any({"share", "role", "cluster"} <= names for names in columns)


def test_a_topic_says_which_words_each_side_has_for_it(example: example_tables.Frames) -> None:
    said = texts(opened("topics", topic="night, ward, shift, two"))
    assert naming.plain("Nearer to policy: partnership, framework.") in said
    assert naming.plain("Nearer to the frontline: rota, night. Alike: care.") in said
    assert "beyond chance" not in said
    assert naming.plain("2 of 5 differ by more than luck explains") in said
    one_sided = example[tables.TopicWords].assign(policy=float("nan"), p_adjusted=float("nan"))
    tables.write(tables.TopicWords, one_sided)
    said = texts(opened("topics"))
    assert naming.plain("No difference is beyond chance.") in said
    assert naming.plain("Too few policy documents speak of it at length") in said
    tables.write(tables.TopicWords, one_sided.assign(frontline=float("nan")))
    assert "Too few documents speak of it" in texts(opened("topics"))


def test_a_topic_opens_to_its_share_in_groups_of_the_catalogue(
    example: example_tables.Frames,
) -> None:
    groups = example[tables.TopicGroups]
    apart = groups["value"].map({"nurse": 0.5}).fillna(0.1)
    ends = {"share": apart, "ci_low": apart - 0.05, "ci_high": apart + 0.05}
    year = groups.assign(grouping="year", value="2022")
    tables.write(tables.TopicGroups, pd.concat([groups.assign(**ends), year]))
    said = texts(opened("topics"))
    assert naming.plain("most in nurse (50%), least in smaller groups together (10%)") in said
    assert "no group stands clearly apart" in texts(opened("topics", grouping="year"))


def test_topics_say_how_far_their_gaps_move_with_the_fit(example: object) -> None:
    app = opened("topics")
    assert "0 of 8 topics lean to the same side in every refit" in texts(app)
    shown = next(e.value for e in app.dataframe if "same_side" in e.value)
    assert shown["gap"].is_monotonic_decreasing


def test_words_say_how_much_of_the_distance_is_more_than_talk(example: object) -> None:
    assert "in **the words**, **85%** remains" in texts(opened("words"))


def test_what_people_see_in_the_topics_is_told_beside_guessing(
    example: example_tables.Frames,
) -> None:
    app = opened("method")
    assert naming.plain("Which word does not belong? 75% right") in texts(app)
    assert "are not those of now" not in texts(app)
    tables.write(tables.TopicValidation, example[tables.TopicValidation].assign(current=False))
    assert "are not those of now" in texts(opened("method"))


def test_what_was_taken_out_of_the_interviews_that_are_shown_is_counted(example: object) -> None:
    app = opened("documents")
    assert naming.plain("15 names and numbers were replaced, in 1 of the interviews") in texts(app)
    shown = next(e.value for e in app.dataframe if "n_replaced" in e.value)
    assert shown["title"].tolist() == ["Interview with Ragna, Aldervik"] * 2
    assert "Nothing was taken out of these" in texts(opened("documents", by_corpus="policy"))


def test_a_filter_keeps_the_value_of_the_table_in_the_address(
    example: example_tables.Frames,
) -> None:
    small = encoded([message("group_small", n=3)])
    few = example[tables.Documents].replace({"role": {"nurse": small}})
    tables.write(tables.Documents, few)
    app = opened("documents", lang="nb", by_corpus="frontline", by_role=small)
    assert app.multiselect(key="by_role").value == [small]
    assert app.multiselect(key="by_role").options == ["færre enn 3", "frivillige"]
    assert set(app.dataframe[0].value["role"]) == {"færre enn 3"}
    app.multiselect(key="by_role").set_value(["volunteer"]).run()
    assert app.query_params["by_role"] == "volunteer"
    assert app.query_params["by_corpus"] == "frontline"
    app.switch_page(menu.path("words")).run()
    assert app.query_params["by_role"] == "volunteer"  # as it was chosen on the page before
    app.multiselect(key="by_role").set_value([]).run()
    assert "by_role" not in app.query_params


def test_topics_and_words_are_narrowed_by_the_catalogue_and_say_what_is_not(
    example: example_tables.Frames,
) -> None:
    nurses = set(example[tables.Documents].query("role == 'nurse'")["title"])
    app = opened("topics", by_role="nurse")
    shown = next(e.value for e in app.dataframe if {"share", "role"} <= set(e.value.columns))
    assert set(shown["title"]) == nurses
    assert "of all documents, as they were tested" in texts(app)
    words = opened("words", term="volunteer", by_role="nurse")
    assert set(lines(words)["title"]) <= nurses
    assert len(app.dataframe[0].value) == len(opened("topics").dataframe[0].value)


def test_promises_and_passages_are_narrowed_by_the_catalogue(
    example: example_tables.Frames,
) -> None:
    whole, narrow = opened("say_and_do"), opened("say_and_do", by_cluster="Hellvåg")
    assert len(whole.dataframe[0].value) == 6
    assert narrow.dataframe[0].value["title"].tolist() == ["Åpen dør: frivillighet på Hellvåg"]
    nurses = opened("say_and_do", by_role="nurse")
    assert len(nurses.dataframe[0].value) == 6  # no policy document has a role: that side is whole


def test_the_concordance_is_narrowed_by_how_it_is_told(example: object) -> None:
    assert set(lines(opened("concordance", modality="promised"))["corpus"]) == {"policy"}


def test_a_topic_that_is_one_documents_own_is_flagged(example: object) -> None:
    app = opened("topics", topic="coffee, song, coat, walk")
    assert "More than half of this topic is Interview with Mina" in texts(app)
    assert "More than half" not in texts(opened("topics"))


def test_a_word_opens_to_its_sentences_and_never_to_the_interviewers(
    example: example_tables.Frames,
) -> None:
    app = opened("words", term="volunteer")
    found = lines(app)
    assert set(found["keyword"].str.lower()) == {"volunteer", "volunteers"}
    assert "Interviewer" not in set(found["speaker"])


def test_words_can_be_searched_and_narrowed_by_verdict(example: object) -> None:
    assert opened("words", find="OPERAT").dataframe[0].value["term"].tolist() == ["co-operation"]
    shown = opened("words", verdict="more in policy").dataframe[0].value
    assert set(shown["verdict"]) == {"■ more in policy"}


def test_the_concordance_is_narrowed_by_side_document_and_speaker(example: object) -> None:
    assert set(lines(opened("concordance", corpus="frontline"))["corpus"]) == {"frontline"}
    assert set(lines(opened("concordance", title="Putting it on paper"))["doc_id"]) == {
        "policy-agreements"
    }
    assert set(lines(opened("concordance", q="the", speaker="Ragna"))["speaker"]) == {"Ragna"}


def test_the_concordance_is_narrowed_by_the_catalogues_own_columns(
    example: example_tables.Frames,
) -> None:
    volunteers = example[tables.Documents].query("role == 'volunteer'")["doc_id"]
    found = set(lines(opened("concordance", q="the", by_role="volunteer"))["doc_id"])
    assert found
    assert found <= set(volunteers)


def test_the_concordance_is_put_in_order_of_what_stands_beside(example: object) -> None:
    after = lines(opened("concordance", q="the", order="word after"))["right"]
    words = [re.findall(r"\w+", text.casefold()) for text in after]
    assert words == sorted(words)
    assert words != [
        re.findall(r"\w+", text.casefold())
        for text in lines(opened("concordance", q="the"))["right"]
    ]


def test_lines_are_sorted_backwards_from_the_keyword() -> None:
    found = pd.DataFrame({"left": ["b a", "a b", "c a", ""], "n": range(4)})
    assert searching.in_order(found, "left")["n"].tolist() == [3, 0, 2, 1]
    assert searching.in_order(found, "document")["n"].tolist() == [0, 1, 2, 3]


def test_a_line_is_placed_between_the_beginning_and_the_end_of_its_document() -> None:
    spoken = passages("x", "x", "x")
    found = searching.find_lines(spoken, searching.word_pattern(["x"]))
    assert searching.places(found, spoken)["place"].tolist() == [0.0, 0.5, 1.0]
    assert searching.places(found.head(1), passages("x"))["place"].tolist() == [0.0]


def test_a_document_opens_at_the_place_that_a_link_names(example: example_tables.Frames) -> None:
    one = example[tables.Passages].head(1)
    ids = [f"policy-care-of-tomorrow:{n:04d}" for n in range(90)]
    tables.write(tables.Passages, pd.concat([one] * 90).assign(segment_id=ids))
    app = opened("documents", document="The care of tomorrow", place=ids[70])
    assert "From segment 69 of 90" in texts(app)
    assert texts(app).count("cs-segment policy policy chosen") == 1
    other = opened("documents", document="Putting it on paper", place=ids[70])
    assert "From segment" not in texts(other)


def test_interviewers_are_searched_only_on_request(example: object) -> None:
    assert "Interviewer" not in set(lines(opened("concordance", q="volunteers"))["speaker"])
    app = opened("concordance", q="how is it")
    assert "No sentence of this kind" in texts(app)
    app.toggle(key="interviewers").set_value(True).run()
    assert set(lines(app)["speaker"]) == {"Interviewer"}


def test_prompted_mentions_can_be_told_apart(example: example_tables.Frames) -> None:
    assert lines(opened("concordance", prompted="prompted"))["prompted"].all()


def test_documents_are_filtered_by_the_catalogues_own_columns(example: object) -> None:
    app = opened("documents", by_role="volunteer")
    assert set(app.dataframe[0].value["role"]) == {"volunteer"}


def test_files_that_could_not_be_used_are_listed_with_the_remedy(example: object) -> None:
    unused = opened("documents").dataframe[1].value
    assert unused["remedy"].tolist()[0] == (
        "run text recognition (OCR) on it first, for instance with OCRmyPDF"
    )


def test_a_document_is_read_with_its_speakers(example: object) -> None:
    app = opened("documents", document="Interview with Åse, Aldervik")
    said = texts(app)
    assert "Åse · turn 2" in said
    assert "Interviewer · turn 1" in said


def test_a_long_document_is_read_page_by_page(example: example_tables.Frames) -> None:
    one = example[tables.Passages].head(1)
    ids = [f"policy-care-of-tomorrow:{n:04d}" for n in range(90)]
    long = pd.concat([one] * 90).assign(segment_id=ids)
    tables.write(tables.Passages, long)
    app = opened("documents")
    assert app.get("pagination")[0].num_pages == 3
    assert texts(app).count("cs-segment") - 1 <= 50


def test_each_language_is_shown_for_itself(example: example_tables.Frames) -> None:
    norwegian = {
        tables.Gaps: example[tables.Gaps].assign(
            language="nb", policy=8.0, frontline=2.0, log2_ratio=2.0
        ),
        tables.Design: example[tables.Design].assign(language="nb"),
        tables.Documents: example[tables.Documents].assign(
            language="nb",
            doc_id="nb-" + example[tables.Documents]["doc_id"],
            file="nb/" + example[tables.Documents]["file"],
        ),
    }
    for table, frame in norwegian.items():
        tables.write(table, pd.concat([example[table], frame]))
    assert "4 times as often" not in texts(opened("overview"))
    app = opened("overview", language="Norwegian (bokmål)")
    assert "4 times as often" in texts(app)
    assert "13 times" not in texts(app)


def test_the_method_page_shows_how_the_tables_were_made(example: object) -> None:
    shown = pd.concat([element.value for element in opened("method").dataframe])
    assert "documents.folder" in set(shown["what"].dropna())


def test_promises_are_counted_by_verdict_and_stand_beside_their_passages(example: object) -> None:
    app = opened("say_and_do")
    said = texts(app)
    assert "Of 6 promises with a co-word" in said
    assert "1 have a clear match in an interview and 1 have none; for 4 the evidence" in said
    assert said.count('"cs-segment chosen frontline"') == 2
    assert len(app.dataframe[0].value) == 6
    none = opened("say_and_do", outcome="no match in any interview")
    assert len(none.dataframe[0].value) == 1
    assert "No passage of these interviews shares a word with it" in texts(none)


def test_promises_are_narrowed_by_concept(example: object) -> None:
    app = opened("say_and_do", concept="co-design")
    assert app.dataframe[0].value["concepts"].tolist() == ["co-design co-production"]


def test_a_mark_of_a_passage_is_kept_and_exported_with_its_texts(
    example: example_tables.Frames,
) -> None:
    app = opened("say_and_do")
    app.text_input(key="coder").set_value("Åse").run()
    app.get("button_group")[0].set_value("contrast").run()
    app.checkbox[0].check().run()
    kept = marks.read("answer")
    assert set(kept["mark"]) == {"contrast", "no counterpart"}
    assert set(kept["coder"]) == {"Åse"}
    again = opened("say_and_do")
    shown = again.dataframe[-1].value
    passage = example[tables.Promises].iloc[0]["answer_segment_id"]
    text = example[tables.Passages].set_index("segment_id").at[passage, "text"]
    assert shown.loc[shown["mark"] == "contrast", "passage"].tolist() == [text]
    app.checkbox[0].uncheck().run()
    assert marks.read("answer")["mark"].tolist() == ["contrast"]


def test_mentions_are_judged_one_at_a_time_and_taken_back(example: object) -> None:
    app = opened("check")
    app.text_input(key="coder").set_value("Åse").run()
    first = texts(app)
    app.button(key="mark_no").click().run()
    assert texts(app) != first
    app.button(key="mark_unsure").click().run()
    assert marks.read("mention")["mark"].tolist() == ["no", "unsure"]
    assert "2 of " in app.get("progress")[0].proto.text
    app.button(key="back").click().run()
    assert marks.read("mention")["mark"].tolist() == ["no"]


@pytest.mark.parametrize("task", ["A word that does not belong", "A topic that does not belong"])
def test_a_stray_word_or_topic_is_judged_and_counted_by_side(task: str, example: object) -> None:
    app = opened("check", task=task)
    app.text_input(key="coder").set_value("Åse").run()
    before = [button.label for button in app.button]
    app.button(key="mark_1").click().run()
    assert [button.label for button in app.button] != before
    app.button(key="mark_unsure").click().run()
    kind = "word_intrusion" if "word" in task else "topic_intrusion"
    assert marks.read(kind)["mark"].tolist() == ["1", "unsure"]
    assert "2 of " in app.get("progress")[0].proto.text
    shown = app.dataframe[0].value
    assert (shown["judged"].sum(), shown["unsure"].sum()) == (1, 1)
    assert set(shown["side"]) <= set(tables.CORPORA)
    exported = [button.key for button in opened("export").get("download_button")]
    assert any(str(key).startswith("precision_") for key in exported)


def test_the_stray_word_is_another_topics_and_the_answer_names_it(
    example: example_tables.Frames,
) -> None:
    terms = example[tables.TopicTerms]
    items = intrusion.word_items(terms, example[tables.Gaps])
    assert len(items) == terms["topic"].nunique()
    for _, item in items.iterrows():
        own = set(terms.loc[terms["topic"] == item["about"], "term"])
        shown = intrusion.choices(item)
        stray = [n for n, word in enumerate(shown, start=1) if word not in own]
        assert [str(n) for n in stray] == [item["right"]]
    assert items["right"].nunique() > 1  # its place does not give it away


def test_the_stray_topic_is_one_that_the_document_hardly_has(
    example: example_tables.Frames,
) -> None:
    shares, terms = example[tables.TopicShares], example[tables.TopicTerms]
    items = intrusion.topic_items(shares, terms)
    assert len(items)
    groups = {
        ", ".join(own.sort_values("rank")["term"].head(intrusion.N_GROUP)): topic
        for topic, own in terms.groupby("topic")
    }
    for _, item in items.iterrows():
        of_it = shares[shares["doc_id"] == item["about"]].set_index("topic")["share"]
        shown = [of_it[groups[group]] for group in intrusion.choices(item)]
        stray = shown.pop(int(item["right"]) - 1)
        assert stray < intrusion.INTRUDES
        assert min(shown) >= intrusion.BELONGS


def test_a_mark_does_not_pass_to_a_topic_that_has_other_words(
    example: example_tables.Frames,
) -> None:
    items = intrusion.word_items(example[tables.TopicTerms], example[tables.Gaps])
    marks.save("word_intrusion", "Åse", items["item"].iloc[0], items["right"].iloc[0])
    marked = marks.read("word_intrusion")
    assert intrusion.judged(marked, items)["mark"].tolist() == ["yes"]
    renamed = example[tables.TopicTerms].assign(term=lambda rows: rows["term"] + " anew")
    other = intrusion.word_items(renamed, example[tables.Gaps])
    assert intrusion.judged(marked, other).empty


def test_themes_are_asked_about_as_themes(example: example_tables.Frames) -> None:
    lines_of_it = example[tables.Concordance].assign(kind="theme", concept="resources-and-time")
    tables.write(tables.Concordance, lines_of_it)
    assert "Does it speak of **resources and time**" in texts(opened("check", kind="themes"))


def test_an_item_to_judge_does_not_say_whose_it_is(example: example_tables.Frames) -> None:
    item = next(element.value for element in opened("check").html if "cs-item" in element.value)
    for name in (*example[tables.Documents]["title"], *tables.CORPORA, "Ragna", "turn"):
        assert name not in item


def test_items_come_by_turns_from_both_sides_in_an_order_that_is_always_the_same(
    example: example_tables.Frames,
) -> None:
    lines_of_both = example[tables.Concordance].assign(
        item=example[tables.Concordance]["mention_id"]
    )
    order = judging.to_check(lines_of_both)
    pd.testing.assert_frame_equal(
        order, judging.to_check(lines_of_both.sample(frac=1, random_state=1))
    )
    assert set(order["mention_id"]) == set(lines_of_both["mention_id"])
    least = int(lines_of_both["corpus"].value_counts().min())
    assert order["corpus"].head(2 * least).value_counts().tolist() == [least, least]


def test_precision_leaves_the_unsure_out_and_agreement_needs_two(
    example: example_tables.Frames,
) -> None:
    ids = example[tables.Concordance].query("corpus == 'policy'")["mention_id"].head(5).tolist()
    for id, mark in zip(ids, ["yes", "yes", "yes", "no", "unsure"], strict=True):
        marks.save("mention", "Åse", id, mark)
    marked = judging.mention_marks(marks.read("mention"), example[tables.Concordance])
    (row,) = judging.precision(marked).to_dict("records")
    assert (row["judged"], row["right"], row["unsure"]) == (4, 3, 1)
    assert (row["precision"], row["side"]) == (0.75, "policy")
    assert row["ci_low"] < 0.75 < row["ci_high"]
    assert "Agreement is shown once two" in texts(opened("check"))
    for id, mark in zip(ids[:2], ["yes", "no"], strict=True):
        marks.save("mention", "Tor", id, mark)
    assert "Of 2 that two or more judged, 1 alike; Krippendorff" in texts(opened("check"))


def test_the_export_lists_what_leaves_and_says_that_interviews_do_not(example: object) -> None:
    app = opened("export")
    files = app.dataframe[0].value
    assert "gaps.csv" in set(files["file"])
    assert "passages.csv" not in set(files["file"])
    assert "Whole interviews are not among them" in texts(app)
    labels = [button.label for button in app.get("download_button")]
    assert labels[0] == "All tables (ZIP)"
    assert labels.count("PNG") == 9


def test_without_csv_files_the_export_names_the_command(example: object) -> None:
    tables.MANIFEST.unlink()
    assert "dvc repro exports" in texts(opened("export"))


def test_only_files_that_the_manifest_names_are_exported(example: object) -> None:
    (tables.CSV / "stray.csv").write_bytes(b"x")
    (tables.CSV / "design.csv").unlink()
    names = set(downloads.exported())
    assert "gaps.csv" in names
    assert not names & {"stray.csv", "design.csv"}


# ------------------------------------------------------------------ the functions below


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.csv", fullmatch=True), st.binary()))
def test_an_archive_holds_its_members_and_is_the_same_each_time(members: dict[str, bytes]) -> None:
    packed = downloads.archive(members)
    assert packed == downloads.archive(dict(reversed(members.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as opened_again:
        assert {name: opened_again.read(name) for name in opened_again.namelist()} == members


def test_csv_keeps_numbers_and_letters_and_runs_no_formula() -> None:
    rows = pd.DataFrame(
        {"text": ["=1+1", "@x", " -2", "\t=1", "＝1", "blåbær", "a=b", "co-word"], "n": [-1.5] * 8}
    )
    content = tables.to_csv(rows)
    assert content.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")
    assert read["text"].tolist() == [
        "'=1+1", "'@x", "' -2", "'\t=1", "'＝1", "blåbær", "a=b", "co-word",
    ]  # fmt: skip
    assert read["n"].tolist() == [-1.5] * 8
    assert tables.to_csv(rows.iloc[:0]).decode("utf-8-sig") == "text,n\r\n"


def passages(*spoken: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "segment_id": [f"a:{n:04d}" for n in range(len(spoken))],
            "doc_id": "a", "corpus": "frontline", "speaker": "R", "location": "turn 1",
            "text": spoken,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("production", "co-production and production", ["production"]),
        ("co-production", "Co‑production, co–production", ["Co‑production", "co–production"]),
        ("contact person", "the contact\n person", ["contact\n person"]),
        ("volunt*", "Volunteers volunteer", ["Volunteers", "volunteer"]),
        ("ward", "wards toward", []),
        ("c++ (x)", "c++ (x)", ["c++ (x)"]),
        ("då", "då dådyr", ["då"]),
    ],
)
def test_words_are_found_whole_in_any_hyphen_and_case(
    word: str, text: str, found: list[str]
) -> None:
    pattern = searching.word_pattern([word], wildcards=True)
    assert searching.find_lines(passages(text), pattern)["keyword"].tolist() == found


PIECES = ("a", "A", "b", "å", "Å", "1", "_", "-", "\u2011", "\u2013", " ", "\n", "\u00a0", ".")


@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), min_size=1, max_size=6),
    st.sampled_from(["a", "å", "a-b", "a b", "ab", "a*", "*a", "a.b", "1", "a-*"]),
    st.booleans(),
)
def test_the_fast_reader_finds_the_passages_that_the_exact_one_finds(
    spoken: list[str], form: str, wildcards: bool
) -> None:
    pattern = searching.word_pattern([form], wildcards=wildcards)
    slow = searching.find_lines(passages(*spoken), pattern)
    fast = searching.find_lines(
        passages(*spoken), pattern, scan=searching.scan_pattern([form], wildcards=wildcards)
    )
    pd.testing.assert_frame_equal(slow, fast)


def test_so_many_lines_of_one_side_leave_room_for_the_other() -> None:
    both = pd.concat([passages(*["x"] * 9), passages("x x").assign(corpus="policy")])
    found = searching.find_lines(both, searching.word_pattern(["x"]), limit=4)
    assert found["corpus"].value_counts().to_dict() == {"frontline": 4, "policy": 2}


def test_a_stars_meaning_is_only_a_star_in_the_words_of_a_table() -> None:
    assert searching.find_lines(passages("volunteers"), searching.word_pattern(["volunt*"])).empty


@given(st.text(alphabet="ab -\n.", max_size=60), st.integers(1, 8))
def test_a_line_is_a_piece_of_its_passage(text: str, width: int) -> None:
    for row in searching.find_lines(
        passages(text), searching.word_pattern(["a"]), width=width
    ).itertuples():
        assert f"{row.left}{row.keyword}{row.right}" in text
        assert max(len(row.left), len(row.right)) <= width


def test_a_passage_comes_with_those_around_it_and_none_of_another_document() -> None:
    spoken = pd.concat([passages(*"abcdefg"), passages("x").assign(segment_id="b:0", doc_id="b")])
    assert searching.neighbours(spoken, "a:0003")["text"].tolist() == list("bcdef")
    assert searching.neighbours(spoken, "a:0006")["text"].tolist() == list("efg")
    assert searching.neighbours(spoken, "none").empty


def test_ticks_stand_alike_on_both_sides_of_the_middle() -> None:
    assert style.steps(2.2, (1, 2, 4)) == [-2, -1, 0, 1, 2]
    assert style.steps(31.5, (5, 10, 20, 50)) == [-30, -20, -10, 0, 10, 20, 30]


def test_names_that_come_twice_get_their_id() -> None:
    assert arranging.unique_names({"a": "x", "b": "x", "c": "y", "d": ""}) == {
        "a": "x (a)", "b": "x (b)", "c": "y", "d": " (d)",
    }  # fmt: skip
