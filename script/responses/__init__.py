"""The answers of the examples' surveys, written out: one module for each example that has some.

A module has one function, `files()`: the content of each file by its name. To add an example, write its module and
enter it in `script/example_responses.py`.
"""
