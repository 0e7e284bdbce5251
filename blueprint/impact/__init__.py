"""What breaks for customers if something fails, over several services, as lists.

In: `NamedService`s and what fails. Out: tables, JSON, Markdown.

    values.py     what breaks, in no language yet
    wording.py    its words
    tables.py, json_form.py, markdown.py
"""
