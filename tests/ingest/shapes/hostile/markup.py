"""Web pages and captions made to break a reader."""

from tests.ingest.shapes.hostile.base import Hostile, encode_text


def nest_html(size: int) -> Hostile:
    """Boxes in boxes."""
    return encode_text("deep.html", "<html><body>" + "<div>" * size + "Hugo: yes" + "</div>" * size)


def nest_quotes(size: int) -> Hostile:
    """Quotes in quotes, none of them closed."""
    return encode_text("quotes.html", "<html><body>" + "<blockquote>Hi " * size)


def nest_html_tables(size: int) -> Hostile:
    """Tables in tables, lists in lists."""
    return encode_text("tables.html", "<html><body>" + "<table><tr><td><ul><li>a" * (size // 4))


def open_tags(size: int) -> Hostile:
    """Nothing but opening brackets and attributes."""
    return encode_text("open.html", "<html>" + "<" * size + "<a " + 'b="c" ' * size)


def crowd_vtt(size: int) -> Hostile:
    """Very many cues."""
    cue = "00:00:01.000 --> 00:00:02.000\n<v Hugo Marin>Yes.</v>\n\n"
    return encode_text("cues.vtt", "WEBVTT\n\n" + cue * size)


def arrow_vtt(size: int) -> Hostile:
    """Arrows without times, and times past every clock."""
    return encode_text(
        "arrows.vtt", "WEBVTT\n\n" + "9" * 50 + ":99:99.999 --> 0\nHi\n\n" + " --> \n" * size
    )


def tag_vtt(size: int) -> Hostile:
    """Voice tags in voice tags."""
    return encode_text("tags.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v A<v B" * size + "\n")


def crowd_srt(size: int) -> Hostile:
    """Very many cues."""
    return encode_text("cues.srt", "1\n00:00:01,000 --> 00:00:02,000\nHugo: Yes.\n\n" * size)


ATTACKS = (
    nest_html,
    nest_quotes,
    nest_html_tables,
    open_tags,
    crowd_vtt,
    arrow_vtt,
    tag_vtt,
    crowd_srt,
)
