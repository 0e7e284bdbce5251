"""Export: what was painted, put into files.

In: a path and what goes into it. Out: a whole file, or none.
"""
