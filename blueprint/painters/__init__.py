"""Drawing: from a scene to the text of a file.

In: `Scene`. Out: SVG. A painter decides nothing: every place, colour and line of text is in the scene.
"""
