"""Person-name arithmetic for Latin and Chinese names: clean, compare, split, spell, doubt.

Reach for this wherever two spellings of a person meet, or a string may or may not be a person.
"""

from pipeline.names.address import is_role_mailbox, spell_address
from pipeline.names.clean import clean_name, other_script
from pipeline.names.domains import covers_domain, domain_of
from pipeline.names.judge import is_first_name, is_person_name
from pipeline.names.parts import NameParts, split_honorific, split_name
from pipeline.names.pinyin import spell_pinyin, spells_name
from pipeline.names.script import count_cjk, fold_name, is_cjk

__all__ = [
    "NameParts",
    "clean_name",
    "count_cjk",
    "covers_domain",
    "domain_of",
    "fold_name",
    "is_cjk",
    "is_first_name",
    "is_person_name",
    "is_role_mailbox",
    "other_script",
    "spell_address",
    "spell_pinyin",
    "spells_name",
    "split_honorific",
    "split_name",
]
