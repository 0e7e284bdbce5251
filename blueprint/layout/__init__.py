"""Layout: from a service to a scene in which everything is placed.

In: `Service`, the kind of drawing, theme and words. Out: `Scene`. Docs: docs/architecture.md.
"""
