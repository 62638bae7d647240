"""The label sets of LABELS.md: what a cell of the table may hold."""

UNKNOWN = "unknown"

ROLES = ("executive", "division", "procurement", "technical", "user", "support", UNKNOWN)
INFLUENCES = ("decision_maker", "influencer", "gatekeeper", UNKNOWN)
STYLES = ("analytical", "driver", "amiable", "innovative", UNKNOWN)
STANCES = ("supporter", "neutral", "opponent")
STATUSES = ("active", "left", "joining")
SIDES = ("customer", "seller", "third_party")

# What is judged of every person, each with a confidence.
JUDGED = ("role", "influence", "style", "stance")

LABELS: dict[str, tuple[str, ...]] = {
    "role": ROLES,
    "influence": INFLUENCES,
    "style": STYLES,
    "stance": STANCES,
    "status": STATUSES,
    "side": SIDES,
}

# What a fact or a piece of evidence may be about. `name` says that the words name the person,
# `side` is what words state, `likely_side` a model's doubt that somebody is the customer's.
ATTRIBUTES = (
    "name",
    "email",
    "phone",
    "title",
    "former_title",
    "department",
    "role",
    "influence",
    "style",
    "stance",
    "reports_to",
    "assistant_of",
    "succeeded_by",
    "hands_off_to",
    "needs",
    "status",
    "side",
    "likely_side",
    "organisation",
)

# Ties between people, read from the first to the second; `writes_with` is counted from headers.
RELATIONS = ("reports_to", "assistant_of", "succeeded_by", "hands_off_to", "writes_with")
