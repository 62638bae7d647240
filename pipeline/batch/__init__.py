"""A run over a store: files read once, accounts worked on side by side, results one by one.

Reach for `run_batch`, in `join_cluster` where a cluster is to do the work. It may be stopped at any
moment; started again, it goes on with what is not yet stored, and ends with the same rows.
"""

from pipeline.batch.batch import Batch, run_batch
from pipeline.batch.cluster import Cluster, join_cluster
from pipeline.resume import Outcome

__all__ = ["Batch", "Cluster", "Outcome", "join_cluster", "run_batch"]
