"""Phone numbers in signatures and contact records, as they are written."""

import re
from collections.abc import Iterator

from pipeline.types import Fact

_EXTENSION = re.compile(
    r"\s{0,2}(?:转|轉|分机|分機|ext\.?|x|extension)[ .:：]{0,2}\d{1,6}", re.IGNORECASE
)
_FAX = re.compile(r"(?:fax|传真|傳真|^\s*f)[ .:：]{0,3}$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w@/.-])(?:\+\d{1,3}[ .-]?)?(?:\(0?\d{1,5}\)[ .-]?)?"
    r"\d{1,5}(?:[ .\-/]?\(?\d{1,5}+\)?){1,7}(?![\w@]|\.\d)"
)
_REGIONS = ("CN", "US", "GB")


def find_phones(text: str, start: int, end: int, *, region: str) -> Iterator[Fact]:
    """Phone numbers with their extension: `0900-85550231 转 8`, `+44 (0)114 496 0172`.

    Whether digits are a number is asked of phonenumbers for the configured region, or for
    several where none is configured; fax lines are passed over.
    """
    for match in _NUMBER.finditer(text, start, end):
        line = text.rfind("\n", start, match.start()) + 1
        if _FAX.search(text[max(line, start) : match.start()]) or not _is_phone(match[0], region):
            continue
        extension = _EXTENSION.match(text, match.end(), end)
        stop = extension.end() if extension else match.end()
        yield Fact("phone", text[match.start() : stop].strip(), match.start(), stop)


def _is_phone(digits: str, region: str) -> bool:
    if not 7 <= sum(char.isdigit() for char in digits) <= 15:
        return False
    regions = _REGIONS if region == "ZZ" else (region,)
    return any(_is_possible(digits, one) for one in regions)


def _is_possible(digits: str, region: str) -> bool:
    import phonenumbers  # most documents have no digits that might be a number

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)
