"""Windows: which sentences are read for whom, and how the text is marked."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.windows import OTHER, PERSON, Window, cut_windows
from pipeline.types import Document, Envelope, How, Kind, Mention, Part, Segment
from tests.classify.written import write_document, write_note

BODY, LABEL = Part.BODY, Part.LABEL
# Letters that stand in no template and in no mark: a name that is left would be seen.
NAMES = st.lists(
    st.one_of(
        st.text("bjkqvxz", min_size=3, max_size=8).map(str.capitalize),
        st.text("钟蓝魏欧阳骏", min_size=2, max_size=3),
    ),
    min_size=3,
    max_size=3,
    unique=True,
).filter(lambda names: not any(a in b for a in names for b in names if a is not b))
TEMPLATES = st.lists(
    st.sampled_from([
        "[{0}] signs the order.",
        "[{1}] told [{0}] to wait.",
        "She asks for data.",
        "[{2}]没说话。",
        "他要先看数据。",
        "Then it rained.",
        "[{0}], [{1}] and [{2}] met; he left.",
    ]),
    min_size=1,
    max_size=8,
)  # fmt: skip


def read(mentions: Sequence[Mention]) -> list[tuple[str, str, str]]:
    """(name, text before, text) of all windows."""
    return [(w.mention.name, w.before, w.text) for w in cut_windows(mentions)]


def quotes(mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """(name, the document's words) of all windows."""
    return [(w.mention.name, quote(w)) for w in cut_windows(mentions)]


def quote(window: Window) -> str:
    """The document's words at the window's place."""
    return window.mention.segment.document.text[window.start : window.end]


def test_cut_nothing_gives_nothing() -> None:
    """Without mentions there is nobody to read for."""
    assert cut_windows([]) == []


def test_cut_a_sentence_of_names_alone_is_not_read() -> None:
    """A greeting or a list of names says nothing of those it names."""
    assert quotes(write_note("[Dana], [Kit] -\n\n[Kit]!\n\n[Kit] left.")) == [("Kit", "Kit left.")]


def test_cut_offsets_are_the_sentence() -> None:
    """A window points at the sentence in the document, without the white space around it."""
    found = quotes(write_note("It rained.  [Dana] came late.\n\n[Kit] left."))
    assert found == [("Dana", "Dana came late."), ("Kit", "Kit left.")]


def test_cut_each_person_named_has_a_window_of_their_own() -> None:
    """The person in question is [P], everybody else [O]."""
    assert sorted(read(write_note("[Dana] told [Kit] to wait."))) == [
        ("Dana", "", "[P] told [O] to wait."),
        ("Kit", "", "[O] told [P] to wait."),
    ]


def test_cut_all_forms_of_a_person_have_the_same_mark() -> None:
    """A first name and a full name, a form of address and a full name are one person."""
    assert read(write_note("[Dana Whitfield] came. [Dana] signs."))[1] == (
        "Dana",
        "[P] came.",
        "[P] signs.",
    )
    assert read(write_note("[沈越]来了。[沈总]签字。"))[1] == ("沈总", "[P] 来了。", "[P] 签字。")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("[Dana] frowned. She asks for data.", "[P] frowned.", "She asks for data."),
        ("[沈越]没说话。她要先看数据。", "[P] 没说话。", "她要先看数据。"),
        ("[Dana] frowned. No answer yet.", "[P] frowned.", "No answer yet."),
    ],
)
def test_cut_a_sentence_without_names_is_about_those_before(
    text: str, before: str, after: str
) -> None:
    """A pronoun, or nobody at all: the sentence is read for the one named just before."""
    (_, carried) = read(write_note(text))
    assert carried[1:] == (before, after)


def test_cut_a_pronoun_beside_a_name_may_be_either() -> None:
    """Where a sentence names one person and says `she`, both are read."""
    found = quotes(write_note("[Dana] frowned. She told [Kit] so."))
    assert sorted(found[1:]) == [("Dana", "She told Kit so."), ("Kit", "She told Kit so.")]


def test_cut_a_person_is_carried_over_a_few_sentences_alone() -> None:
    """Who was named long ago is no longer the one spoken of."""
    found = quotes(write_note("[Dana] came." + " It rained." * 9))
    assert found == [("Dana", "Dana came."), *[("Dana", "It rained.")] * 4]


def test_cut_own_words_are_read_for_the_speaker() -> None:
    """A turn is its speaker's: [P] in their own window, [O] in that of whom they speak of."""
    call = write_document(
        (LABEL, "[Nora]:"), (BODY, "I sign for [Kit]."), (LABEL, "[Kit]:"), (BODY, "No.")
    )
    assert read(call) == [
        ("Kit", "", "[O]: I sign for [P] ."),
        ("Nora", "", "[P]: I sign for [O] ."),
        ("Kit", "[O]: I sign for [P] .", "[P]: No."),
    ]


def test_cut_a_speaker_without_pronouns_speaks_of_nobody_before() -> None:
    """A turn that names nobody is its speaker's, not that of the one named before."""
    call = write_document((LABEL, "[Nora]:"), (BODY, "[Kit] waits. Fine, thanks."))
    assert quotes(call)[2:] == [("Nora", "Fine, thanks.")]


def test_cut_a_mail_is_read_for_its_author() -> None:
    """The author's words are the author's; those written to are not read for them."""
    mail = write_document((Part.HEADER, "From: [Nora]\nTo: [Kit]"), (BODY, "I sign on Friday."))
    assert read(mail) == [("Nora", "", "[P]: I sign on Friday.")]


def test_cut_a_mail_without_header_is_read_for_its_signer() -> None:
    """Where only the signature tells the writer, the words above are the signer's."""
    mail = write_document(
        (BODY, "[Kit] asked me. I sign on Friday."), (Part.SIGNATURE, "[Nora Quist]")
    )
    assert ("Nora Quist", "I sign on Friday.") in quotes(mail)


@pytest.mark.parametrize("part", [Part.ATTENDEES, Part.CONTACT, Part.DISCLAIMER])
def test_cut_lists_of_people_are_no_sentences(part: Part) -> None:
    """Only what somebody said or wrote is read."""
    assert cut_windows(write_document((part, "[Nora], [Kit]"))) == []


def test_cut_the_sentence_before_is_cut_short() -> None:
    """Of a long sentence before, the end is read."""
    far, near = "a " * 100, "[Dana] came late that day."
    (_, (_, before, _)) = read(write_note(f"{far}{near} She left."))
    assert len(before) <= 120
    assert before.endswith("[P] came late that day.")


@pytest.mark.parametrize("text", ["Met [Dana\nWhitfield] today.", "Met [Chas. Whitfield] today."])
def test_cut_a_name_broken_by_a_sentence_end_is_marked_in_both(text: str) -> None:
    """A name over two lines, or with a stop in it, is in neither text."""
    assert [shown for _, _, shown in read(write_note(text))] == ["Met [P]", "[P] today."]


@given(NAMES, TEMPLATES)
def test_cut_names_are_never_in_the_text(names: list[str], templates: list[str]) -> None:
    """Whoever is met in a text stands there as a mark."""
    for window in cut_windows(write_note(" ".join(templates).format(*names))):
        shown = f"{window.before} {window.text}"
        assert not any(name in shown for name in names)


@given(NAMES, NAMES, TEMPLATES)
def test_cut_swapped_names_give_the_same_windows(
    names: list[str], others: list[str], templates: list[str]
) -> None:
    """What the model reads does not hang on what people are called."""
    marked = " ".join(templates)
    one, two = (cut_windows(write_note(marked.format(*people))) for people in (names, others))
    assert sorted((w.before, w.text) for w in one) == sorted((w.before, w.text) for w in two)
    assert [names.index(w.mention.name) for w in one] == [others.index(w.mention.name) for w in two]


@st.composite
def documents(draw: st.DrawFn) -> list[Mention]:
    """Any text, cut into any segments, with mentions anywhere in them, in reading order."""
    text = draw(st.text(st.sampled_from("Ab她。.;\n :,！"), min_size=1, max_size=400))
    places = st.integers(0, len(text))
    borders = sorted({0, len(text), *draw(st.lists(places, max_size=5))})
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text)
    mentions = []
    for number, (start, end) in enumerate(pairwise(borders)):
        place = Segment(document, start, end, draw(st.sampled_from(Part)), Envelope(), number // 3)
        for at in draw(st.lists(st.integers(start, end - 1), max_size=3, unique=True)):
            last = draw(st.integers(at + 1, end))
            how, name = draw(st.sampled_from(How)), draw(st.sampled_from(("Dana", "Kit", "沈越")))
            mentions.append(Mention(place, at, last, name, how))
    return sorted(mentions, key=lambda mention: mention.start)


@given(documents())
def test_cut_windows_lie_in_the_document(mentions: list[Mention]) -> None:
    """Whatever the text and its mentions: a window has words, and nobody has it twice."""
    windows = cut_windows(mentions)
    for window in windows:
        assert 0 <= window.start < window.end <= len(window.mention.segment.document.text)
        assert quote(window).strip() == quote(window) != ""
        assert PERSON in window.text or PERSON in window.before or OTHER not in window.text
    read_for = [(w.start, w.end, w.mention.name) for w in windows]
    assert len(read_for) == len(set(read_for))
