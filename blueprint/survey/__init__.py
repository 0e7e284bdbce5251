"""Answers of surveys, counted: from CSV and XLSX files to what the model holds of them.

In: a `Service` with metrics and survey files. Out: measurements, comments, scores; findings about the files.

    opening.py, table.py    a file as rows of texts; csv_table.py, text_stream.py, separator.py and xlsx/ read them
    readings.py, days.py, names.py, widths.py    what a cell says
    asked.py         which columns are read, and what is added up
    slots.py, counting.py    the pass over the files
    sums.py, buckets.py, comments.py  what is added up and chosen
    measured.py      from sums to the model
    findings.py      what is told about files and cells
"""
