"""PDF files.

In: sheets with scenes on them, or HTML with places for drawings. Out: the bytes of a tagged PDF with fonts, links,
bookmarks and metadata; on request PDF/UA-1 or PDF/A-3a.

    document.py   what is asked for, and WeasyPrint's part: pages, bookmarks, metadata
    places.py, placing.py   where on which page the drawings go
    finish.py     paints them there: drawings.py, svg.py, objects.py
    structure.py, links.py, boxes.py, archive.py   tags, annotations, page boxes, attachments
    fetcher.py, log.py   nothing is fetched, nothing goes wrong silently
"""

from blueprint.export.pdf.document import About, Standard, user_unit, write_html_pdf, write_pdf

__all__ = ["About", "Standard", "user_unit", "write_html_pdf", "write_pdf"]
