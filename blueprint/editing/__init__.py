"""Changes of files that people wrote: as text, never as a model that is written out again.

In: a `Source`. Out: the new text or edits, each with what speaks against it. Nothing is written here; the command line
does that. Scalars are copied as they were written, so no text is read as something else.

    kinds.py       which kind of file it is
    comments.py    comments and blank lines, tied to the entries and items that they belong to
    order.py       the order of keys, from the schema
    scalars.py     how a scalar is written: plain, in quotes, over several lines
    width.py       columns that a text takes
    layout.py      lines of the whole file (`fmt`)
    proof.py       that two texts say the same
    fmt.py         a source → its canonical text
    raw.py         edits on the text as it is on the disk, with its line ends
    fixes.py       corrections that findings carry, applied in rounds
    elements.py    elements with ids in one file, and where each is named
    references.py  every place that names an element
    plain_names.py names without a catalogue
    renaming.py    edits that rename an element in one file
"""
