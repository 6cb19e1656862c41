"""Between the internet and the local network: which addresses may be asked."""

import asyncio
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _


class Border:
    """Decides which addresses may be asked: from the internet no way leads into the local network, unless that is allowed."""

    def __init__(self, to_local: bool, from_local: bool) -> None:
        self._to_local = to_local
        self._from_local = self._is_inside = from_local

    async def addresses(self, host: str, url: object) -> list[str]:
        """What `host` stands for; none where that is not known here. Raises InputError where it may not be asked."""
        addresses, is_local = await looked_up(host)
        if is_local and not (self._to_local or self._is_inside):
            raise InputError(
                _("it leads into the local network: %s") % url,
                advice=_("Add that address itself if you trust it, or use --allow-local.")
                if self._from_local
                else _("Use --allow-local if you trust it."),
            )
        if not is_local:
            self._is_inside = False
        return addresses


async def looked_up(host: str) -> tuple[list[str], bool]:
    """The addresses of `host`, each once, and whether any is one of this machine or the local network. What is not known here is not.

    https://www.iana.org/assignments/iana-ipv4-special-registry
    """
    try:
        known = await asyncio.get_running_loop().getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return [], False
    addresses = list(dict.fromkeys(str(place[0]) for *_rest, place in known))
    return addresses, any(not is_global(address) for address in addresses)


_NAT64: Final = ip_network("64:ff9b::/96")

_LOCAL_NAT64: Final = ip_network("64:ff9b:1::/48")


def is_global(address: str | int) -> bool:
    ip = ip_address(str(address).partition("%")[0])
    if isinstance(ip, IPv6Address):
        # Each of these ways of writing an IPv4 address leads where that leads.
        within = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        within += [IPv4Address(int(ip) & 0xFFFFFFFF)] if ip in _NAT64 or int(ip) >> 32 == 0 else []
        if any(inner is not None and not is_global(str(inner)) for inner in within):
            return False
        if ip.is_site_local or ip in _LOCAL_NAT64:
            return False
        if ip.ipv4_mapped is not None:
            return True
    return ip.is_global and not ip.is_multicast
