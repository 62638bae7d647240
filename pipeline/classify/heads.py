"""What the model says of a person in a window: one head for each attribute, `none` first.

Reach for HEADS wherever scores are read or labels are made: the order of heads and of their values
is the order of the model's outputs.
"""

from itertools import accumulate, pairwise

from pipeline.labels import INFLUENCES, ROLES, STANCES, STYLES, UNKNOWN

NONE = "none"

HEADS: dict[str, tuple[str, ...]] = {
    "role": (NONE, *(value for value in ROLES if value != UNKNOWN)),
    "influence": (NONE, *(value for value in INFLUENCES if value != UNKNOWN)),
    "style": (NONE, *(value for value in STYLES if value != UNKNOWN)),
    "stance": (NONE, *(value for value in STANCES if value != "neutral")),
    "needs": (NONE, "need"),
}

# Where each head's scores stand among all that the model gives out.
SLICES = {
    head: slice(start, end)
    for head, (start, end) in zip(
        HEADS, pairwise(accumulate(map(len, HEADS.values()), initial=0)), strict=True
    )
}
WIDTH = sum(map(len, HEADS.values()))
