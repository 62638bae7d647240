"""keyroles: the customer's people, from the notes and mails a sales team already has."""
