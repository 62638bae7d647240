"""The tables of a run → files that a CRM imports, one folder for each CRM.

load_profile("salesforce") -> Profile, from configs/crm/salesforce.toml
read_contacts(path, profile) -> Contacts, the contacts that the CRM has
export_crm(out, sources, profile) -> the files in out/crm/salesforce/
"""

from pipeline.export.crm.diff import DIFF
from pipeline.export.crm.existing import Contacts, read_contacts
from pipeline.export.crm.folder import REJECTS, Exported, export_crm
from pipeline.export.crm.load import find_profile, list_profiles, load_profile
from pipeline.export.crm.profile import Profile
from pipeline.export.crm.records import Sources

__all__ = [
    "DIFF",
    "REJECTS",
    "Contacts",
    "Exported",
    "Profile",
    "Sources",
    "export_crm",
    "find_profile",
    "list_profiles",
    "load_profile",
    "read_contacts",
]
