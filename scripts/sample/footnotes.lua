-- Footnotes become spans, which the style sheet floats to the foot of the page.
function Note(note)
  local words = pandoc.utils.blocks_to_inlines(note.content)
  return pandoc.Span(words, pandoc.Attr("", { "footnote" }))
end
