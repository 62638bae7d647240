"""What a profile's column can be filled from: the fields of a record, all texts.

A record is one person, in the words of our tables and of no CRM.
"""

# Field -> what it holds, shown by `keyroles crm list`.
FIELDS = {
    "id": "the stakeholder_id, the same in every run",
    "account": "the account's name",
    "account_id": "the account's id, from the file given with --accounts",
    "account_domain": "the account's first domain, from the file given with --accounts",
    "opportunity_id": "the opportunity's id, given with --opportunity",
    "name": "the whole name, in the order of its language",
    "first_name": "the given name",
    "last_name": "the surname",
    "aliases": "other names (list)",
    "email": "the address",
    "phone": "the number in E.164, such as +442079460355",
    "mobile": "the same, where it is or may be a mobile's",
    "landline": "the same, where it is none of a mobile",
    "title": "the job title",
    "former_titles": "earlier titles (list)",
    "department": "the department",
    "role": "the label of the role",
    "role_confidence": "how sure that is, from 0 to 1",
    "influence": "the label of the influence",
    "influence_confidence": "how sure that is, from 0 to 1",
    "style": "the label of the style",
    "style_confidence": "how sure that is, from 0 to 1",
    "stance": "the label of the stance",
    "stance_confidence": "how sure that is, from 0 to 1",
    "reports_to": "the manager's name",
    "reports_to_id": "the manager's stakeholder_id",
    "assistant": "the assistant's name",
    "needs": "what the person wants (list)",
    "status": "active, left or joining",
    "first_seen": "the date of the first document",
    "last_seen": "the date of the last document",
    "documents": "how many documents speak of the person",
    "mentions": "how often they do",
    "description": "the labels in words, each with the sentence that says so",
}
PHONES = ("phone", "mobile", "landline")
LIST_FIELDS = ("aliases", "former_titles", "needs")
# Fields by which a CRM can tell whom a row is about.
IDENTIFYING = ("id", "last_name", "name", "email", "phone")
