"""Which names of one document are one person's, as far as a reader of that document can tell.

Reach for `group_names` before a person is marked in a text: all their forms get the same mark. Who
is who over an account's documents is settled later, by the aggregate room.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.names import fold_name, is_cjk, split_honorific


def group_names(names: Iterable[str]) -> Mapping[str, str]:
    """Each name with the fullest name of its person: `Dana` -> `Dana Whitfield`, `张总` -> `张伟`.

    A form that fits two fuller names stands for itself.
    """
    known = sorted(set(names), key=lambda name: (-len(_split(name)[0]), name))
    groups: dict[str, str] = {}
    for name in known:
        fuller = {groups[other] for other in groups if _fits(name, other)}
        groups[name] = fuller.pop() if len(fuller) == 1 else name
    return groups


@lru_cache(maxsize=8_192)
def _fits(name: str, fuller: str) -> bool:
    short, address = _split(name)
    full, other = _split(fuller)
    if short == full:
        return address == other or not (address and other)
    if not short or is_cjk(short) is not is_cjk(full):
        return False
    if not is_cjk(full):
        return set(short.split()) <= set(full.split())
    return full.startswith(short) if address else full.endswith(short)


@lru_cache(maxsize=8_192)
def _split(name: str) -> tuple[str, str]:
    """The name for comparison and the form of address that goes with it, empty without one."""
    bare, address = split_honorific(name) or (name, "")
    return fold_name(bare), fold_name(address)
