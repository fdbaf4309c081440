"""Text that a page folds away or names as furniture, and furniture beside it."""

from __future__ import annotations

import pytest

from pipeline.ingest.readers.html import read_html

HEADS = ("Housing", "Care", "Transport", "Culture")
TEXT = (
    "The municipality plans ward {n} together with residents and relatives. Those who use a "
    "service decide what it is, and the staff write down what was agreed in the group."
)
PANELS = {
    "details": "<details><summary>{head}</summary><p>{text}</p></details>",
    "hidden": "<h2><button>{head}</button></h2><div hidden><p>{text}</p></div>",
    "style": '<h3>{head}</h3><div style="display: none"><p>{text}</p></div>',
    "tab": '<section role="tabpanel" hidden=""><h2>{head}</h2><p>{text}</p></section>',
    "button": '<button>{head}</button><div class="panel"><p>{text}</p></div>',
    "list": "<dl><dt><button>{head}</button></dt><dd hidden>{text}</dd></dl>",
    "card": '<div class="card-header"><h2>{head}</h2></div><div><p>{text}</p></div>',
    "names": '<div class="search-result menu"><h2>{head}</h2><p>{text}</p></div>',
    "form": "<form><h2>{head}</h2><p>{text}</p></form>",
    "scripts": "<noscript><h2>{head}</h2><p>{text}</p></noscript>",
    "template": "<template><h2>{head}</h2><p>{text}</p></template>",
    "dialog": "<dialog><h2>{head}</h2><p>{text}</p></dialog>",
    "header": "<section><header><h2>{head}</h2></header><p>{text}</p></section>",
}
FURNITURE = (
    '<nav><ul><li><a href="/a">Menu one</a></li><li><a href="/b">Menu two</a></li></ul></nav>'
    '<div class="cookie-banner" hidden><p>We use cookies so that this site works well for you and '
    "for us, and for all who come. We keep them for a year or so.</p><button>Yes</button></div>"
    '<div class="related"><h2>Related</h2><a href="/c">Another page</a></div>'
)


@pytest.mark.parametrize("holder", ["<main>{}</main>", "<div>{}</div>"])
@pytest.mark.parametrize("panel", sorted(PANELS))
def test_what_is_folded_away_is_text_and_furniture_is_left_out(panel: str, holder: str) -> None:
    parts = [PANELS[panel].format(head=head, text=TEXT.format(n=n)) for n, head in enumerate(HEADS)]
    body = FURNITURE + holder.format("<h1>A plan</h1>" + "".join(parts))
    blocks = read_html(f"<html><body>{body}</body></html>".encode()).blocks
    texts = [block.text for block in blocks]
    expected = [text for n, head in enumerate(HEADS) for text in (head, TEXT.format(n=n))]
    assert texts == ["A plan", *expected]


@pytest.mark.parametrize("name", ["hovedmeny", "side-bunntekst", "brødsmuler", "newsletter", "sok"])
def test_parts_with_names_of_furniture_in_other_words_are_left_out(name: str) -> None:
    body = f'<p>{TEXT.format(n=1) * 4}</p><div class="{name}"><p>Meld deg på her</p></div>'
    blocks = read_html(f"<html><body>{body}</body></html>".encode()).blocks
    assert [block.text for block in blocks] == [TEXT.format(n=1) * 4]


def test_small_hidden_parts_and_dialogs_stay_hidden() -> None:
    body = (
        "<p>" + TEXT.format(n=1) * 4 + "</p>"
        "<div hidden><p>Loading.</p></div><dialog><p>Sign in to go on.</p></dialog>"
        '<button>Print</button><form><input name="q"><button>Search</button></form>'
    )
    blocks = read_html(f"<html><body>{body}</body></html>".encode()).blocks
    assert [block.text for block in blocks] == [TEXT.format(n=1) * 4]
