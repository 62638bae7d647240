"""One account over a store: what has not changed since an earlier run is not worked on again.

A document's segments hang on the document alone, its mentions also on where the account's names
stand in it and who holds the posts that it names, its evidence on its mentions alone. Each is kept
with a digest of all that it hangs on, and made anew where that is another. The result is that of
`run_account`, byte for byte.
"""

from pipeline.resume.account import resume_account
from pipeline.resume.desk import Desk, Outcome

__all__ = ["Desk", "Outcome", "resume_account"]
