"""The command line: one module a verb, loaded only when its verb is asked for.

In: arguments and streams. Out: an exit code: 0, 1 for findings, 2 for wrong usage, 3 for a bug, 130 if interrupted.

A verb is a line in `verbs.py` and a module of the same name in this package with two functions:

    configure(parser)      adds its arguments and its description to an `argparse` parser
    run(args, streams)     does the work and returns the exit code

`run` reads `streams.stdin` (bytes) and writes to `streams.stdout` and `streams.stderr` (text), never to the process's
own. It raises `UsageError` if arguments do not fit together. What goes wrong inside is caught in `main.py`, only there.
"""
