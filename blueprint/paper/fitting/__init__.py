"""Fitting by layout: which column width, how many bands and pages make the text of a drawing as large as possible.

In: a `Trial` that lays the drawing out in a `Form`, the room on the page. Out: `Fitted`, scenes and their scale.
"""
