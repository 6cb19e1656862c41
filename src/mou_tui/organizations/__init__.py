"""Who is who: the bodies that news about agreements names, and the resolver that finds them."""

from mou_tui.organizations.organization import Mention, Organization
from mou_tui.organizations.resolver import (
    aliases,
    candidates,
    find_all,
    head_at,
    heads,
    resolve,
    short_forms,
    short_name,
)

__all__ = [
    "Mention",
    "Organization",
    "aliases",
    "candidates",
    "find_all",
    "head_at",
    "heads",
    "resolve",
    "short_forms",
    "short_name",
]
