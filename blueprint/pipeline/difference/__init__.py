"""Two versions of maps, from their names to what differs.

In: names of files, folders or commits. Out: pairs of versions, their `Difference`, and it as a picture.

    sides.py     what is compared with what: files, folders, commits, the work tree
    trees.py     a version's files, taken from a commit into a folder of their own
    opening.py   both services of a pair, and what differs between them
    picture.py   the new drawing with what differs marked: marks.py
"""
