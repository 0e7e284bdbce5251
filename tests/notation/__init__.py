"""The rules of the notation, each checked on the SVG that is written."""
