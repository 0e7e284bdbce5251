"""The value behind a code."""

from __future__ import annotations

from blueprint.frozen import frozen


@frozen(kw_only=True)
class Code:
    """One kind of finding, as `blueprint explain` tells it.

    Attributes:
        id: `BP` and three digits; never given to another meaning once published.
        title: what is wrong, as a short noun phrase or sentence, without a final full stop.
        explanation: why it matters and what to do, in plain sentences; paragraphs parted by an empty line.
        example_wrong: a few lines of a file that draw this finding; empty where no file can show it.
        example_right: the same lines as they should be; empty likewise.
    """

    id: str
    title: str
    explanation: str
    example_wrong: str = ""
    example_right: str = ""
