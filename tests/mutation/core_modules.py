"""The core modules, in groups, and for each group the tests that should notice when one of them is changed.

Only near and fast tests. A mutant is tried with those of them that call the changed function.
"""

from __future__ import annotations

GROUPS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("reading/parse", "reading/builder", "reading/syntax", "limits"),
        (
            "tests/reading/test_parse.py", "tests/reading/test_syntax.py", "tests/reading/test_flow.py",
            "tests/reading/test_traps.py", "tests/reading/test_file.py", "tests/cases/test_wrong_files.py",
            "tests/cases/test_wrong_hints.py", "tests/limits/test_limit_hints.py",
        ),
    ),
    (("schema/quick",), ("tests/schema/test_quick.py",)),
    (
        ("build/durations", "build/ids", "build/links", "paths"),
        (
            "tests/build/test_durations.py", "tests/build/test_ids.py", "tests/build/test_links.py",
            "tests/build/test_unknown_names.py", "tests/build/test_told_once.py", "tests/build/test_pictures.py",
            "tests/build/test_journeys.py", "tests/build/test_measures.py", "tests/catalogue/test_include.py",
            "tests/build/test_meaning.py", "tests/security/test_inside_the_project.py", "tests/lint/test_lint_ways.py",
        ),
    ),
    (("paper/fitting/folds",), ("tests/paper/test_folds.py", "tests/paper/test_fit.py")),
    (("model/selection",), ("tests/model/test_selection.py",)),
    (
        (
            "experience/addresses", "experience/coverage", "experience/curve", "experience/dependence",
            "experience/encounters", "experience/gaps", "experience/impact", "experience/mending",
            "experience/modules", "experience/opportunities", "experience/path", "experience/satisfaction",
            "experience/serving", "experience/touchpoints", "experience/figures/effort",
            "experience/figures/intervals", "experience/figures/kano", "experience/figures/means",
            "experience/figures/nps", "experience/figures/satisfaction", "experience/figures/tally",
            "experience/figures/trends",
        ),
        (
            "tests/experience/test_addresses.py", "tests/experience/test_coverage.py",
            "tests/experience/test_dependence.py", "tests/experience/test_edges_of_figures.py",
            "tests/experience/test_touchpoint_use.py",
            "tests/experience/test_figure_properties.py", "tests/experience/test_figure_vectors.py",
            "tests/experience/test_figures.py", "tests/experience/test_impact.py", "tests/experience/test_kano.py",
            "tests/experience/test_located_gaps.py", "tests/experience/test_mending.py",
            "tests/experience/test_trend_periods.py",
        ),
    ),
    (
        (
            "routing/topology", "routing/tracks", "routing/spans", "routing/order", "routing/channels",
            "routing/patterns", "routing/nets", "routing/ports", "routing/conflicts",
        ),
        (
            "tests/routing/test_packing.py", "tests/routing/test_order.py", "tests/routing/test_spans.py",
            "tests/routing/test_channels.py", "tests/routing/test_patterns.py", "tests/routing/test_choices.py",
            "tests/routing/test_bundles.py", "tests/routing/test_ports.py", "tests/routing/test_conflicts.py",
            "tests/routing/test_labels.py", "tests/routing/test_record.py", "tests/routing/test_rules.py",
        ),
    ),
    (
        ("text/breaks", "text/evening", "text/phrasing", "text/bidi"),
        (
            "tests/text/test_evening.py", "tests/text/test_phrasing.py", "tests/text/test_balanced.py",
            "tests/text/test_bidi.py", "tests/text/test_typesetter.py",
        ),
    ),
    (
        ("compare/likeness", "compare/cells", "compare/moments"),
        ("tests/compare/test_likeness.py", "tests/compare/test_moments.py", "tests/compare/test_services.py"),
    ),
    (("acknowledge",), ("tests/acknowledge/test_acknowledge.py",)),
)  # fmt: skip
"""Paths below `blueprint/` without `.py`, and paths of test files."""
