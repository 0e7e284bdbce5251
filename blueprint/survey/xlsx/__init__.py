"""XLSX files (ECMA-376), read as a stream and without trusting them.

package.py   the ZIP file around it
xml.py       its XML, element by element
workbook.py  sheets, styles and shared texts
serial.py    numbers that are dates
table.py     the rows of one sheet
"""
