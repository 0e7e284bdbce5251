"""The work of a build, done anywhere.

In: `Job`s, each with the contents of all files that it needs. Out: `Result`s: bytes and findings.

    request.py      what is asked of a map
    job.py          a job and its result, as values
    work.py         does a job
      sandbox.py    in a folder that holds nothing else
      press.py      the files of a map
      bindery.py    a book
      font_watch.py whether the fonts of the machine matter
      portable.py   findings, for other processes and for later
    workers.py      those who do jobs: this process,
      processes.py  others of this machine,
      cluster.py    a Dask cluster
    warm.py         what workers have loaded before their first job
"""
