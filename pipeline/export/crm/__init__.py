"""The tables of a run → files that a CRM imports, one folder for each CRM."""
