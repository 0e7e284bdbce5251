"""Many files as one project.

In: the files, and `blueprint.config.yaml` where there is one. Out: what the project makes of findings.

    config_search.py    the project that a file belongs to
    config.py           the values that a configuration holds
    config_read.py      its file → those values, with findings
    config_entries.py   nodes of it → texts, numbers, lengths
    chosen.py           the maps of a folder that somebody names
    config_names.py     names of themes and languages in it
    config_check.py     what the schema cannot say: settings without effect, paths that lead out of the project
    config_globs.py     patterns for paths
    levels.py           how much a finding counts
    baseline.py         findings that are known and not told again
    baseline_use.py     what one run does with them
    elements.py         the place in a map that a finding is about
    findings.py         all of that together: what is reported
    building/           all outputs of a project, made when they have to be
    jobs/               the work of that, done in any process
"""
