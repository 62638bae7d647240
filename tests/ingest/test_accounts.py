"""Which account a document belongs to."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.ingest.accounts import customer_domains, load_accounts, settle_account
from pipeline.types import Account, Document, Envelope, Kind, Party, Seller

SELLER = Seller(names=("Northlight",), domains=("northlight.example",))
ACCOUNTS = (
    Account(name="Calder Mills", id="001A", domains=("caldermills.example",)),
    Account(name="海川物流", id="001B", domains=("haichuan.example",)),
)


def make_document(*addresses: str, source: str = "mail.eml", account: str = "") -> Document:
    """A mail to the given addresses."""
    to = tuple(Party(address=address) for address in addresses)
    return Document(
        id=source,
        source=source,
        account=account,
        kind=Kind.EMAIL,
        text="",
        envelope=Envelope(to=to),
    )


@pytest.mark.parametrize(
    ("document", "folder", "account"),
    [
        (make_document("x@haichuan.example"), "Calder Mills", "Calder Mills"),
        (make_document("x@haichuan.example"), "New Name", "New Name"),
        (make_document("x@caldermills.example", account="001B"), "", "海川物流"),
        (make_document("me@northlight.example", "x@mail.caldermills.example"), "", "Calder Mills"),
        (make_document("someone@qq.com", "x@haichuan.example"), "", "海川物流"),
        (make_document(source="calder mills 3 july.txt"), "", "Calder Mills"),
        (make_document(source="海川物流_0910.txt"), "", "海川物流"),
        (make_document("someone@gmail.com"), "", ""),
        (make_document("x@elsewhere.example"), "", ""),
    ],
)
def test_accounts_settle(document: Document, folder: str, account: str) -> None:
    """Folder first, then the record's own column, the mail domain and the file's name."""
    assert settle_account(document, folder=folder, accounts=ACCOUNTS, seller=SELLER) == account


def test_accounts_unlisted_domain_names_the_account() -> None:
    """Without a list of accounts the customer's domain is the account."""
    document = make_document("x@elsewhere.example", "me@northlight.example")
    assert settle_account(document, folder="", accounts=(), seller=SELLER) == "elsewhere.example"


def test_customer_domains_leave_out_free_mail_and_ours() -> None:
    """Mail providers and our own domain say nothing of the customer."""
    document = make_document("a@163.com", "b@northlight.example", "c@caldermills.example")
    assert customer_domains(document, SELLER) == ["caldermills.example"]


def test_accounts_load_from_csv(tmp_path: Path) -> None:
    """A spreadsheet's export with a byte-order mark and several domains in a cell is read."""
    path = tmp_path / "accounts.csv"
    path.write_text(
        "name,id,domains\nCalder Mills,001A,caldermills.example; @cm.example\n海川物流,,\n",
        encoding="utf-8-sig",
    )
    assert load_accounts(path) == (
        Account(name="Calder Mills", id="001A", domains=("caldermills.example", "cm.example")),
        Account(name="海川物流"),
    )


def test_accounts_without_names_are_refused(tmp_path: Path) -> None:
    """A list without a name column cannot be used and says so."""
    path = tmp_path / "accounts.csv"
    path.write_text("account\nCalder\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no column 'name'"):
        load_accounts(path)
