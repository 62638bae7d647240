"""Address lists → people. For header values, also those that survive only in quoted text.

RFC 5322 lists are the least of it: Outlook, Foxmail, QQ, NetEase and Lotus Notes each print names
and addresses in their own way when they quote a mail, so this reads what people see rather than
what a grammar allows. Linear in the length of the text, of which the first million characters (some
20,000 people) are read.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import load_words
from pipeline.types import Party

# Text that separators must not cut: quoted strings, brackets, comments. Bounded, so that unclosed
# ones cost little.
_TOKEN = re.compile(
    r"""
    "(?:[^"\\]|\\.){0,120}+"(?:@[\w.-]+)? | “[^”]{0,200}”
    | (?<![^\s,;])'[^'<>;]{1,200}'(?=\s*[<\[(;,]|\s*\Z)
    | <[^<>]{0,400}(?:<[^<>]{0,400}>)?> | \[[^\[\]]{0,400}\] | \([^()]{0,200}\) | （[^（）]{0,200}）
    | (?P<cut>[;；,，、]) | [^"“'<\[(（;；,，、]+ | .
    """,
    re.VERBOSE | re.DOTALL,
)
# Letters of these scripts have no case, and to look for one takes a third of a page's time.
_LABEL = r"(?-i:[^\W\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef])"
_ADDRESS = re.compile(
    rf"""
    <\s*(?:(?:mailto|smtp):)?
        (?P<angle>(?:[^<>@\s]{{1,200}}|"[^"<>]{{1,200}}")@[^<>@\s]{{1,255}})
        (?:<[^<>]*>)?\s*(?:>|$)
    | [\[(（]\s*(?:(?:mailto|smtp):)?
        (?P<box>[^\[\]()<>@\s]{{1,200}}@[^\[\]()（）<>@\s]{{1,255}})\s*[\])）]
    | (?:mailto:)?(?P<bare>
        (?:"[^"<>]{{1,200}}"|(?<![\w.+-])['=]?[A-Za-z0-9!\#$%&*+/=?^_`{{|}}~.'-]{{1,200}})
        @(?:{_LABEL}|[.-]){{1,255}}|(?<=(?-i:[\u2e80-\uffef]))[A-Za-z0-9._+-]{{1,64}}@(?:{_LABEL}|[.-]){{1,255}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUP = re.compile(r'\s*(?:"[^"]{1,100}"|[^:<>@"\[\];,]{1,100}):(?!//)(?=[^:]*(?:@|;|\Z))')
_LOTUS = re.compile(
    r"([^/@<>\"]{2,80})(?:/[^/@<>;,]{1,60}){1,8}@[^\s@.<>;,/]+(?:\s|\Z)"
    r"|([^/@<>\"]{2,80})(?:/[A-Z0-9 ]{1,40}){2,8}\Z"
)
_ELSEWHERE = re.compile(r"<[^<>@]*>|\[[^\[\]]*[:=@][^\[\]]*\]|@\w+\Z")
_MOST_CHARS = 1 << 20
_QUOTE = re.compile(r'\\(.)|"')
_SPACE = re.compile(r"\s+")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")


def parse_parties(text: str) -> tuple[Party, ...]:
    """The people of an address list in its order, by name, address or both.

    '"郑一"<z@b.cn>; 李四' -> (Party("郑一", "z@b.cn"), Party("李四", ""))
    """
    return tuple(
        party for entry in _join_names(_split(text[:_MOST_CHARS])) for party in _parse_entry(entry)
    )


def _split(text: str) -> list[tuple[str, str]]:
    """Entries with the separator that follows each."""
    entries: list[tuple[str, str]] = []
    run: list[str] = []
    for token in _TOKEN.finditer(text):
        if cut := token["cut"]:
            entries.append(("".join(run).strip(), cut))
            run = []
        else:
            run.append(token[0])
    entries.append(("".join(run).strip(), ""))
    return [entry for entry in entries if entry[0]]


def _join_names(entries: list[tuple[str, str]]) -> Iterator[str]:
    """Undo the cut at the comma of `Last, First`."""
    by_semicolon = any(cut in ";；" and cut for _, cut in entries[:-1])
    held = ""
    for index, (entry, cut) in enumerate(entries):
        whole = f"{held}, {entry}" if held else entry
        rest = len(entries) - index - 1
        following = entries[index + 1][0] if rest else ""
        if cut == "," and _is_surname(whole, following, by_semicolon, len(entries) == 2):
            held = whole
        else:
            held = ""
            yield whole
    if held:
        yield held


def _is_surname(entry: str, following: str, by_semicolon: bool, alone: bool) -> bool:
    """Whether a comma after `entry` belongs to a name that goes on in `following`."""
    if "@" in entry or entry[0] in "\"'“" or entry.count("/") > 1 or _CJK.search(entry):
        return False
    if not following or following[0] in "<[\"'" or _CJK.match(following):
        return False
    if by_semicolon:
        return entry.count(",") < 2
    has_address = bool(re.match(r"[^@<\[]*\s[<\[(]", following))
    return " " not in entry and (has_address or (alone and "@" not in following))


def _parse_entry(entry: str) -> Iterator[Party]:
    """The people of one entry, first the one for whom another sent the mail."""
    sender, *person = _behalf().split(entry, maxsplit=1)
    for part in (*person, sender):
        yield from _parse_people(part)


def _parse_people(entry: str) -> Iterator[Party]:
    if label := _GROUP.match(entry):
        entry = entry[label.end() :].strip()
    if lotus := _LOTUS.match(entry):
        yield Party(name=_clean_name(lotus[1] or lotus[2]))
        return
    found = list(_ADDRESS.finditer(entry))
    if not found:
        yield from _name_only(entry)
    at = 0
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(entry)
        address = (match["angle"] or match["box"] or match["bare"]).strip("'.,:=")
        if index + 1 < len(found) and _is_repeated(match, found[index + 1], entry):
            continue
        name = _clean_name(entry[at : match.start()]) or _comment(entry[match.end() : end])
        yield Party(name="" if "@" in name else name, address=address)
        at = match.end()


def _is_repeated(first: re.Match[str], second: re.Match[str], entry: str) -> bool:
    """Whether `first` is shown in place of a name: `a@b.cn <a@b.cn>`."""
    between = entry[first.end() : second.start()].strip(" '\"\t")
    return not between and second["bare"] is None


def _comment(text: str) -> str:
    """`a@b.cn (Ann Weber)`: the old way to give a name."""
    found = re.match(r"[\s>]*[(（]([^()（）@]{1,200})[)）]\s*\Z", text)
    return _clean_name(found[1]) if found else ""


@cache
def _behalf() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_words("addresses")["behalf"]))
    return re.compile(rf"(?<=[\s\])>])(?:{words})\s", re.IGNORECASE)


@cache
def _nobody() -> tuple[str, ...]:
    return tuple(load_words("addresses")["nobody"])


def _name_only(entry: str) -> Iterator[Party]:
    name = _clean_name(entry)
    if any(char.isalnum() for char in name) and not name.lower().startswith(_nobody()):
        yield Party(name=name)


def _clean_name(text: str) -> str:
    """A display name without quotes, escapes, marks and leftovers of address syntax."""
    text = _QUOTE.sub(r"\1", _ELSEWHERE.sub(" ", text))
    text = _SPACE.sub(" ", text).strip(" \t,;:<>[]*|“”‘’")
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == "'" else text
