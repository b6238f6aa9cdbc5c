"""The network, and only at the user's word: pages fetched politely, feeds watched.

Nothing else in Dragoman opens a connection. Only http and https are spoken, addresses that are not public are refused, and no
answer may be larger or slower than the limits allow.
"""

from dragoman.fetching.fetcher import Fetcher
from dragoman.fetching.limits import Limits

__all__ = ["Fetcher", "Limits"]
