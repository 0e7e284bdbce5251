"""Opportunities across services, in the order in which they are worth doing.

In: `NamedService`s. Out: `BacklogItem`s, then tables, JSON, Markdown, and what the matrix shows.

    items.py     services ─▶ items, the best first; which of them are asked for
    wording.py   an item in the words of one language: where, why
    tables.py, json_form.py, markdown.py   lists for people, programs and trackers of issues
"""
