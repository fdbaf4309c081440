"""Templates of what is said about a file: why it is not used, what to do, how it was read."""

from __future__ import annotations

from pipeline.wording.translation import later

CONTENTS: dict[str, str] = {
    "content_pdf": later("a PDF"),
    "content_rtf": later("an RTF file"),
    "content_docx": later("a Word file"),
    "content_odt": later("an OpenDocument text"),
    "content_html": later("a web page"),
    "content_otr": later("an oTranscribe file"),
    "content_json": later("a JSON file"),
    "content_eaf": later("an ELAN file"),
    "content_textgrid": later("a Praat TextGrid"),
    "content_xlsx": later("an Excel workbook"),
    "content_ods": later("an OpenDocument spreadsheet"),
    "content_epub": later("an e-book"),
    "content_qdpx": later("a REFI-QDA project"),
    "content_qdc": later("a REFI-QDA codebook"),
    "content_zip": later("a ZIP archive"),
    "content_iwork": later("a Pages, Numbers or Keynote document"),
    "content_xml": later("an XML file"),
    "content_doc": later("an old Word or Office file"),
    "content_office": later("slides or another Office file"),
    "content_picture": later("a picture"),
    "content_sound": later("a sound or film file"),
    "content_packed": later("a compressed file"),
    "content_file": later("a .{suffix} file"),
}
"""What a file is by its content, whatever its suffix says; `content_file` for a format without a
name of its own."""

REASONS: dict[str, str] = {
    "broken_link": later("a link to a folder, or to a file that is not there"),
    "link_outside": later("a link that leads out of the documents folder"),
    "cannot_open": later("the file cannot be opened ({reason})"),
    "file_empty": later("the file is empty"),
    "no_text": later("the file holds no text"),
    "not_text": later("the file is not text"),
    "name_not_utf8": later("its name holds bytes that are no letters (it is not in UTF-8)"),
    "broken": later("the .{suffix} file is broken ({kind})"),
    "broken_or_other": later("the .{suffix} file is broken or of another kind"),
    "broken_archive": later("the file is broken (a damaged archive)"),
    "no_suffix": later("the file has no suffix"),
    "unknown_suffix": later("files that end in .{suffix} are not read"),
    "other_content": later("it is {one}"),
    "disguised": later("the file ends in .{suffix} but is {one}"),
    "legacy_word": later("a legacy Word file (.doc)"),
    "disguised_legacy_word": later("the file ends in .{suffix} but is a legacy Word file (.doc)"),
    "password": later("the .{suffix} file is protected with a password"),
    "pdf_password": later("the PDF is protected with a password"),
    "pdf_pictures": later("the PDF has no text layer: its pages are pictures"),
    "pdf_fonts": later("the PDF's fonts do not say which letters they show"),
    "no_cues": later("the .{format} file has no subtitle cues that can be read"),
    "json_unknown": later("it is JSON, but no transcript of a known program"),
    "epub_without_chapters": later("the e-book has no chapters"),
    "too_many_members": later("the archive holds {n} files"),
    "empty_archive": later("the archive holds no document"),
    "nested_archive": later("it is an archive in an archive"),
    "packed_too_tightly": later("it is packed more tightly than a document can be"),
    "no_text_column": later("no column of the spreadsheet holds free text"),
    "no_column": later("the spreadsheet has no column {name}, which the catalogue names"),
    "no_annotations": later("no tier of it holds words"),
    "no_side": later("it is neither below policy/ nor below frontline/"),
    "correction_without_document": later(
        "an entry of readings.yaml is about no document that was read: its file was changed, "
        "removed or refused"
    ),
    "not_in_folder": later("it is in the catalogue but not in the folder"),
    "only_interviewer": later("only the interviewer speaks in it"),
    "too_short": later("it is too short: {n} {words}, {needed} are needed"),
    "words_of_respondents": later("words of respondents"),
    "words_of_text": later("words of text"),
    "duplicate": later("the same text as {file}"),
    "duplicate_other_side": later("the same text as {file}, which counts as {corpus}"),
    "out_of_memory": later("reading it takes more than {n} megabytes of memory"),
    "out_of_time": later("reading it takes longer than {seconds} seconds"),
    "reader_ended": later("the program that reads it breaks down over it"),
    "reader_failed": later("reading it fails ({kind})"),
    "hiding_failed": later("replacing the names in it fails ({kind}); its path is not shown"),
    "hiding_out_of_time": later(
        "looking for the names in it takes longer than {seconds} seconds; its path is not shown"
    ),
    "hiding_out_of_memory": later(
        "looking for the names in it takes more than {n} megabytes of memory; its path is not shown"
    ),
    "hiding_too_many": later(
        "it has more than {n} different names and numbers to replace; its path is not shown"
    ),
    "use_failed": later("using it fails ({kind})"),
    "qdpx_projects": later("it holds {n} REFI-QDA projects (.qde) where there should be one"),
    "source_missing": later("the text is not in the project, which only names it"),
    "codes_moved": later("it is the text of {file}: its codings are used there"),
    "codings_without_text": later("{n} coding(s) of codings.csv are of no text that is used"),
    "coded_text_unknown": later("it is the text of no document here; its {n} coding(s) are unused"),
}
"""Why a file is not used."""

REMEDIES: dict[str, str] = {
    "copy_target": later("copy what it should lead to in its place"),
    "copy_target_inside": later("copy what it leads to in its place"),
    "check_permission": later("check that you may read it"),
    "replace_with_text": later("replace it with a file that has text"),
    "save_anew": later("open it in the program that made it and save it anew"),
    "nth_file_a_list": later(
        "it is file {n} of the folder in alphabetical order: see that it is a transcript and no "
        "list, or part it into several files"
    ),
    "nth_file": later(
        "it is file {n} of the folder in alphabetical order: give it a plain name, or save its "
        "text anew as .txt"
    ),
    "nth_file_too_large": later(
        "it is file {n} of the folder in alphabetical order: see that it is a transcript, and part "
        "it into several files; or raise documents.max_seconds or documents.max_megabytes in "
        "params.yaml"
    ),
    "save_anew_or_txt": later("open it in the program that made it and save it anew, or as .txt"),
    "save_as_text": later("save it as .txt (UTF-8), .docx or .pdf from its program"),
    "save_as_format": later("save it as one of {formats}"),
    "save_as_docx": later(
        "open it in Word or LibreOffice and save it as .docx, or install antiword or catdoc"
    ),
    "put_text_as_docx": later("put its text here, as .docx"),
    "put_transcript": later("put its transcript here"),
    "recognise_text": later("run text recognition (OCR) on it and put its text here"),
    "recognise_pdf": later(
        "install tesseract with eng, nor, dan and swe, or run text recognition (OCR) on it first, "
        "for instance with OCRmyPDF"
    ),
    "recognise_pdf_or_other_format": later(
        "run text recognition (OCR) on it first, or get the text in another format"
    ),
    "unpack": later("unpack it and put the files that were in it here"),
    "unlock": later("open it with the password and save a copy without one"),
    "export_cues_anew": later(
        "export it anew from the transcription program, or save its text as .txt"
    ),
    "export_from_iwork": later("export it from its program as Word or Excel (.docx, .xlsx)"),
    "name_text_columns": later(
        "name the columns with what was said in the catalogue's column text_columns, separated by ;"
    ),
    "correct_columns": later("correct the names of columns in the spreadsheet's catalogue line"),
    "export_as_text": later(
        "export the transcript from its program as text, Word or subtitles (.txt, .docx, .vtt)"
    ),
    "rename_plain": later("rename it, in plain letters"),
    "rename_suffix": later("rename it so that it ends in .{suffix}"),
    "rename_folder": later("rename the folder {folder} to {name}"),
    "move_or_catalogue": later("move it into one of them, or give its corpus in catalogue.csv"),
    "delete_correction": later(
        "look at the document again on the page Documents, and delete the entry in readings.yaml"
    ),
    "add_or_correct_line": later("add the file, or correct or delete its line in catalogue.csv"),
    "correct_path": later("write {file} in catalogue.csv"),
    "check_speakers": later(
        "check the speakers' labels; name the interviewer in the catalogue's column `interviewer`"
    ),
    "check_whole": later(
        "check that the file is whole, or lower documents.min_tokens in params.yaml"
    ),
    "correct_codings": later(
        "write the path of each file as it is in the folder; give the passage as a quote where the "
        "file is no plain text"
    ),
    "export_qdpx": later("export the project anew as REFI-QDA (.qdpx), with its sources in it"),
    "nothing_to_do": later("nothing to do"),
    "give_side_of_text": later(
        "put the text itself below policy/ or frontline/, or the project, or give the text's "
        "corpus in catalogue.csv as {file}"
    ),
    "remove_duplicate": later("nothing to do; remove one of the two to silence this"),
    "keep_one_side": later(
        "keep it on one side only: a text cannot be both sides of the comparison"
    ),
    "reduce_memory": later(
        "take out pictures and what is embedded, or part it into several files; or raise "
        "documents.max_megabytes in params.yaml"
    ),
    "reduce_time": later(
        "save it anew from its program, or as .txt; or raise documents.max_seconds in params.yaml"
    ),
}
"""What to do about a file that is not used."""

NOTES: dict[str, str] = {
    "front_matter_invalid": later("the front matter is not valid YAML and was left out"),
    "cues_lost": later("{n} subtitle cue(s) were malformed or empty and left out"),
    "rows_as_turns": later(
        "each row was read as a turn: speakers from the column {speaker}, words from {columns}; "
        "speaker_column and text_columns in the catalogue change that"
    ),
    "rows_as_answers": later(
        "each respondent was read as a document: respondents from the column {respondent}, answers "
        "from {columns}; respondent_column and text_columns in the catalogue change that"
    ),
    "rows_as_respondents": later(
        "each row was read as one respondent's document: answers from {columns}; respondent_column "
        "and text_columns in the catalogue change that"
    ),
    "tiers_left_out": later(
        "{n} tier(s) with codes, single words or nothing that is said were left out"
    ),
    "pages_recognised": later(
        "the text of {n} page(s) was recognised in pictures ({percent} percent sure on average): "
        "compare some of it"
    ),
    "pages_not_recognised": later(
        "{n} page(s) are pictures whose text could not be recognised here: install tesseract with "
        "the languages of the documents, or run OCRmyPDF on the file"
    ),
    "words_before_turns": later("{n} words before the first turn are not counted as speech"),
    "words_between_parts": later("{n} words between the parts are not counted as speech"),
    "no_speakers": later("no speakers were found: used whole"),
    "no_interviewer": later("no interviewer was found: all turns count as speech"),
    "interviewer_by_questions": later(
        "the interviewer was recognised by the questions: check, and name interviewers in the "
        "catalogue or in params"
    ),
    "interviewer_by_folder": later(
        "who asks in most of the folder's files is taken for the interviewer in this one too"
    ),
    "folder_roles_failed": later(
        "what the folder's other files tell of who asks could not be used ({kind}): name the "
        "interviewer in the catalogue's column `interviewer` if the roles are wrong"
    ),
    "layout_unsure": later(
        "another reading of the speakers is nearly as good: look at a few turns, and put one label "
        "with a colon before each turn, or name the interviewer in the catalogue's column "
        "`interviewer`, to settle it"
    ),
    "reading_settled": later("somebody settled how it is read (readings.yaml)"),
    "correction_unfit": later(
        "{n} correction(s) in readings.yaml name no speaker of it: look at it again on the page "
        "Documents"
    ),
    "doubled_letters": later(
        "a converter had lost doubled letters ({pairs}): they are put back in words that are none "
        "without"
    ),
    "read_as_talk": later(
        "its text is a talk: those who ask are not counted; write prose into the catalogue's "
        "column `kind` to use it whole"
    ),
    "language_not_listed": later(
        "it is in a language ({language}) that is none of documents.languages in params.yaml "
        "({listed}): add it there, or take the file out"
    ),
    "interviewer_by_layout": later(
        "nobody is named: what is set off, by bold or italics, as headings, by dashes or numbers, "
        "is taken for the interviewer's questions"
    ),
    "positions_counted": later(
        "its codings were placed by another way of counting characters ({way}), which fits the "
        "words better than the standard's"
    ),
    "way_line_breaks_one": later("line breaks as one character"),
    "way_line_breaks_two": later("line breaks as two characters"),
    "way_utf16": later("emoji and the like as two characters"),
    "codings_of_no_text": later(
        "{n} coding(s) of pictures, pages or times were left out: only those of words are used"
    ),
    "cases_of_passages": later(
        "{n} case(s) of the project hold passages of the text, not all of it: they are not used, "
        "its labels say who speaks"
    ),
    "codings_outside": later("{n} coding(s) point to no character of the text"),
    "answers_by_paragraph": later(
        "only the interviewer is named: paragraphs after a question are the answer"
    ),
}
"""What an analyst should know about how a file was read."""
