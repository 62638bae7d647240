"""Evidence of one account → one record per person. Knows nothing of file formats or CRMs.

aggregate(evidence, account=…, seller=…, config=…) -> the customer's people
"""

from pipeline.aggregate.people import aggregate

__all__ = ["aggregate"]
