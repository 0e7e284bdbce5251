"""Keys for elements that a service does not have: what was removed, and columns that only another state has.

In: what the key is like, and the keys that are taken. Out: a new one, which is taken from then on.
"""

from __future__ import annotations


def fresh_key(prefix: str, taken: set[str], like: str) -> str:
    """A key that nothing has yet; it is added to those that are taken."""
    made, count = f"{prefix}{like}", 1
    while made in taken:
        count += 1
        made = f"{prefix}{like}-{count}"
    taken.add(made)
    return made
