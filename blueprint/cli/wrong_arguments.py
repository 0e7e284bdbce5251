"""Says in one sentence what argparse found wrong with the arguments.

In: argparse's message and the options that there are. Out: what it means and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from blueprint.phrases import listing, nearest, quote

_CHOICE = re.compile(
    r"argument (?P<option>\S+): invalid choice: '(?P<value>.*)' \(choose from (?P<values>.*)\)", re.DOTALL
)
_TOO_MANY = "unrecognized arguments: "


def in_plain_words(message: str, options: Sequence[str], verb: str) -> str:
    """A sentence without a final full stop.

    Args:
        message: what argparse says. options: those that begin with `--`. verb: of the command, empty for none.
    """
    more = f"`{' '.join(['blueprint', *([verb] if verb else []), '--help'])}`"
    if choice := _CHOICE.fullmatch(message):
        values = [value.strip(" '") for value in choice["values"].split(",")]
        close = nearest(choice["value"], values)
        meant = f"did you mean `{close}`?" if close else f"the values are {listing(values, 'and')}"
        return f"`{choice['option'].rpartition('/')[2]}` has no value {quote(choice['value'])}; {meant}"
    if not message.startswith(_TOO_MANY):
        return f"{message}; {more} tells more"
    word = message.removeprefix(_TOO_MANY).split()[0]
    if not word.startswith("-"):
        return f"there is one word too many: {quote(word)}; {more} tells what belongs where"
    close = nearest(word.partition("=")[0], options)
    return f"there is no option {quote(word)}; {f'did you mean `{close}`?' if close else f'{more} lists them'}"
