"""Work done anew in batches, each kept at once, and one document's fault kept to itself."""

from collections.abc import Callable, Iterable

from pipeline.errors import KeyrolesError
from pipeline.placing import describe_fault
from pipeline.store import Store, Work, cut_chunks
from pipeline.types import Skipped

_MANY = 32  # documents of one transaction
Works = dict[str, Work]


def renew(
    works: Works,
    stale: Iterable[Work],
    step: Callable[[list[Work]], list[Work]],
    save: Callable[[Store, list[Work]], None],
    store: Store,
) -> tuple[Works, list[Skipped]]:
    """The works with the stale ones made anew and kept, and those left out that cannot be."""
    made = dict(works)
    skipped: list[Skipped] = []
    for some in cut_chunks(stale, most=_MANY):
        done, faults = _try_each(step, some)
        save(store, done)
        made |= {work.key: work for work in done}
        for work, fault in faults:
            del made[work.key]
            skipped.append(describe_fault(f"{work.document.account}/{work.document.source}", fault))
    return made, skipped


def _try_each(
    step: Callable[[list[Work]], list[Work]], some: list[Work]
) -> tuple[list[Work], list[tuple[Work, Exception]]]:
    """The step on all at once; where that fails, on each alone, so that one costs no other."""
    try:
        return step(some), []
    except KeyrolesError:
        raise
    except Exception as exc:  # noqa: BLE001 - a fault of ours must not cost the other documents
        if len(some) == 1:
            return [], [(some[0], exc)]
    tried = [_try_each(step, [work]) for work in some]
    return [w for done, _ in tried for w in done], [f for _, faults in tried for f in faults]
