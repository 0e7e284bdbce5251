"""Touchpoints across services: what each is, where it is met, how it is felt, what is planned for it.

In: `NamedService`s. Out: one `TouchpointSheet` a touchpoint, then tables, JSON, Markdown and pages.

    values.py    what a sheet says, in the file's own words
    merging.py   the entries of one id in several catalogues ─▶ one touchpoint, and where they contradict each other
    places.py    where it is met, with scores, figures and quotes
    sheets.py    all of it: services ─▶ sheets; which of them are asked for
    wording.py   a sheet in the words of one language
    tables.py, json_form.py, markdown.py   lists for people and programs
    pages.py     sheets of paper through the templates in `templates/paper/touchpoints/`
"""
