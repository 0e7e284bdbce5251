"""What is typed behind `--lang`."""

from __future__ import annotations

import argparse
import re

from blueprint.cli.streams import UsageError
from blueprint.phrases import quote

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def check_language(args: argparse.Namespace) -> None:
    """Reject what is no language tag.

    Raises:
        UsageError: with tags that are.
    """
    if args.lang is not None and not _TAG.fullmatch(args.lang):
        raise UsageError(f"{quote(args.lang)} is no language tag; write one like `en`, `zh-Hans` or `pt-BR`")
