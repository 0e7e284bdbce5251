"""Writing: the only room that puts files onto the disk.

In: places and contents. Out: files that are the old ones or the new ones, whatever kills the program, fills the disk or
runs beside it.

    places.py     what a path means, and that no link leads out of the project
    locks.py      which unfinished files belong to a process that still runs
    whole.py      one file: beside its place, brought onto the disk, moved
    strays.py     what killed processes have left goes with the next write
    together.py   several files: all of them, or none
    private.py    folders for passing files
"""
