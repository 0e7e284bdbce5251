"""What breaks if something fails: from a name to what it means, and to drawings with what breaks marked.

naming.py    what somebody means by a name
quiet.py     a finished scene with what breaks marked and all else faded
picture.py   a drawing of a service under a strip that explains the marks
"""
