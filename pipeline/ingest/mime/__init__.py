"""A mail in RFC 5322 and MIME → its header fields, its body as a reader sees it, its attachments.

Reach for `read_mail` to turn the bytes of one mail into documents; formats that hold mails in other
shapes (Outlook, .pst) come in by `compose_mail`.
"""

from pipeline.ingest.mime.compose import MailFields, compose_mail
from pipeline.ingest.mime.mail import read_mail

__all__ = ["MailFields", "compose_mail", "read_mail"]
