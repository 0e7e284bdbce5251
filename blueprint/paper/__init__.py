"""Paper: from scenes to sheets that a printer takes.

In: a service on its desk and a `Setup` (page, fit, margins). Out: `Sheet`s, each with drawings placed on it in mm.
"""
