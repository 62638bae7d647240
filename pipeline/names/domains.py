"""The domain of an address, and whose it is."""

from collections.abc import Iterable


def domain_of(address: str) -> str:
    """What stands behind the `@`, in lower case: `Ann@Rhone.example` -> `rhone.example`."""
    return address.rpartition("@")[2].lower()


def covers_domain(domains: Iterable[str], domain: str) -> bool:
    """Whether the domain is one of them or below one: mail.acme.com is acme.com's."""
    return any(domain == known or domain.endswith(f".{known}") for known in domains)
