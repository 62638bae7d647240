"""spaCy without what it imports besides and nothing here needs.

Reach for `import_spared` before the first import of spaCy. Where PyTorch or another of these
libraries is installed, spaCy imports it for models of that kind: PyTorch alone takes two seconds
and 200 MB. Its own command line brings a web client.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_ABSENT = ("torch", "tensorflow", "mxnet", "cupy")
_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


@contextmanager
def import_spared() -> Iterator[None]:
    """Within it these libraries cannot be imported; afterwards they can, if there are any.

    What spaCy has once been imported with stays: it will not use PyTorch in this process.
    """
    parts: dict[str, ModuleType | None] = dict.fromkeys(_ABSENT)
    if "spacy" not in sys.modules:
        parts |= {name: ModuleType(name) for name in (_COMMANDS, _INFO)}
        vars(parts[_INFO])["info"] = None  # the one name that spaCy takes from there
    hidden = {name: part for name, part in parts.items() if name not in sys.modules}
    sys.modules.update(hidden)  # type: ignore[arg-type]  # None is how a module is said to be absent
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
