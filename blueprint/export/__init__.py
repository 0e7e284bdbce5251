"""Export: what was painted, put into files.

In: sheets, drawings, rows. Out: the bytes of a file; `writing` puts them onto the disk.
"""
