"""A mail in RFC 5322 and MIME → its header fields, its body as a reader sees it, its attachments.

Reach for `read_mail` to turn the bytes of one mail into documents, and for `compose_mail` where a
format holds mails in another shape.
"""

from pipeline.ingest.mime.compose import compose_mail
from pipeline.ingest.mime.mail import read_mail

__all__ = ["compose_mail", "read_mail"]
