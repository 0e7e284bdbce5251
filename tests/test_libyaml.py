"""PyYAML is whole, though its patterns wait: those who use its parser written in Python get them."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest

from blueprint.libyaml import yaml

TEXT = "on: 2024-05-01\nsize: [1, 2.5, 0x1F, .inf]\nyes: ~\nwords: plain\n"
READ = {True: None, "size": [1, 2.5, 31, float("inf")], "words": "plain"}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_files_are_read_as_ever(loader: type) -> None:
    assert yaml.load(TEXT.replace("on:", "day:"), loader) == {"day": date(2024, 5, 1), **READ}


def test_characters_that_yaml_forbids_are_refused_as_ever() -> None:
    with pytest.raises(yaml.reader.ReaderError):
        yaml.load("a\x07b", yaml.SafeLoader)


def test_values_are_written_as_ever() -> None:
    assert yaml.safe_dump({"a": "yes", "b": "1", "c": 2.5}) == "a: 'yes'\nb: '1'\nc: 2.5\n"


def test_patterns_of_others_are_compiled_at_once() -> None:
    code = (
        "import re, blueprint.libyaml, yaml.reader, datetime\n"
        "print(isinstance(re.compile('a'), re.Pattern), isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout == "True False\n"
    assert isinstance(re.compile("b"), re.Pattern)
