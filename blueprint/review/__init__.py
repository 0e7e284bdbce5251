"""The review: what services come to, for the meeting.

In: services with what their answers come to. Out: tables, JSON, Markdown, and pages of HTML; `blueprint.export` makes
a PDF of these. Every figure is taken from `Service.measurements` or `blueprint.experience`, and put into words by
`blueprint.words.figures`.

    readings.py    Service ─▶ Reading: one figure at one place, of one group or of one period
    told.py        Reading ─▶ FigureTold; groups and periods side by side
    journeys.py    how each persona found it, step by step; what mending the worst step would change
    gaps.py, themes.py, touchpoints.py, opportunities.py   the other sections
    places.py      what steps, stages and pains are called
    values.py      what these make: plain values
    service.py     all of it for one service
    comparing.py   several services side by side
    tables.py, json_form.py, markdown.py   without pages
    cards.py, charts.py, pages.py          with pages: `templates/paper/report/`, fonts and tokens of `blueprint.html`
"""
