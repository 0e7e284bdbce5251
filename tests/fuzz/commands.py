"""What is done with a made-up map: it is drawn with a warm typesetter, and one command more is typed, or none."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from fuzz.tape import Tape

OTHER = "other.blueprint.yaml"
FORMS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")


def _commands(text: str) -> tuple[tuple[str, ...], ...]:
    """Commands as they are typed, one a line; `@` is the map, `OTHER` another state of it."""
    return tuple(tuple(shlex.split(line)) for line in text.replace("OTHER", OTHER).strip().splitlines())


LOOKS = _commands("""
draw @ journey
draw @ blueprint
draw @ v0
draw @ journey zh-Hans
draw @ blueprint ar
draw @ blueprint '' dark
draw @ journey '' mono
draw @ v0 de contrast
""")
PAPERS = _commands("""
draw @ blueprint '' '' A3
draw @ journey '' '' A1
draw @ v0 '' '' A4
""")
CHEAP = _commands("""
lint @
fmt @
fmt @
fmt @
fmt @ --diff
validate @ --fix
validate @ --fix
validate @ --fix --diff
figures @
figures @ --format json --by step
figures @ --by segment --trend
figures @ --segment VIP --period 2025..2026 --format json
figures @ --format csv --table steps
figures @ --by persona --by channel --format md
touchpoints @
touchpoints @ --format json
touchpoints @ --format csv
touchpoints @ --format md --missing standard
opportunities @
opportunities @ --format json
opportunities @ --format md
graph @ --format dot
graph @ --kind handovers --format dot
graph @ --by touchpoint --format dot
impact crm @
impact desk @ --format json
impact clerk @ --format md
rename s0 s-x @ --diff
rename g0 Neu-1 @
rename desk 'front desk' @ --kind touchpoint
new step 'Neu: x' @
new step '# B' @ --after s0
new stage 'Ä' @
new persona Ada @
new opportunity '# B' @ --at s0
new metric M @ --type nps --value 3
new touchpoint 'a: b' @
diff @ OTHER
diff @ OTHER --format json
diff @ OTHER --format markdown
compare @ OTHER
compare @ OTHER --format json
compare @ OTHER --format markdown
compare @ --persona p0 --persona p1
""")
DEAR = _commands("""
render @ -o out/
render @ -o out/ --text outlines
render @ -o out/ --grey
render @ --view journey -o a.pdf
render @ --view blueprint --page A3 -o a.pdf
render @ --view blueprint --page A4 --min-text 2 -o a.pdf
render @ --view blueprint --blank -o blank.svg
render @ --view journey --blank -o blank.svg --lang ar
render @ --view journey --lang he -o a.svg
graph @ --kind journey -o j.svg
graph @ --kind journey --by stage -o j.svg
diff @ OTHER --format svg -o d.svg
diff @ OTHER --format svg --view journey -o d.svg
report @ --format md -o r.md
compare @ OTHER --format svg -o cmp/
compare @ OTHER --as side-by-side --format svg -o cmp/
compare @ --persona p0 --persona p1 --format svg -o cmp/
opportunities @ -o o.xlsx --matrix m.svg
impact crm @ -o i.svg
impact desk @ -o i.svg --view journey
figures @ -o f.xlsx
touchpoints @ -o t.html
""")
DEAREST = _commands("""
render @ -o page.html
render @ --view journey --width 300 -o a.png
render @ --view blueprint --dpi 20 --page A4 --min-text 1 --grey -o a.png
render @ --page A1 --tile A4 -o t.pdf
render @ --page A0 --tile A3 --overlap 20mm --marks -o t.pdf
render @ --page A2 --standard a-3 -o a.pdf
render @ --page A2 --standard ua-1 -o a.pdf
render @ --blank --page A1 -o w.pdf
render @ --blank --page A3 --view journey -o w.pdf
render @ --fit width --page A4 -o f.pdf
render @ --fit none --scale 40% --page A3 --bleed 3mm --marks -o f.pdf
report @ -o r.html
report @ -o r.pdf
touchpoints @ -o t.pdf
book @ -o b.pdf
graph @ -o s.svg
graph @ --kind handovers --by stage -o s.svg
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a case runs.

    Attributes:
        runs: the commands.
        whole: whether the map should be one without errors, so that the work is not in vain.
    """

    runs: tuple[tuple[str, ...], ...]
    whole: bool


def plan(tape: Tape) -> Plan:
    """What a tape asks for."""
    share, look = tape.pick(256), tape.one_of(PAPERS if tape.chance(40) else LOOKS)
    if share < 76:
        return Plan(runs=(look,), whole=False)
    if share < 140:
        return Plan(runs=(look, ("validate", "@", "--diagnostics", tape.one_of(FORMS))), whole=False)
    if share < 225:
        return Plan(runs=(look, tape.one_of(CHEAP)), whole=share % 2 == 0)
    return Plan(runs=(tape.one_of(DEAR if share < 252 else DEAREST),), whole=True)


def typed(runs: tuple[tuple[str, ...], ...], name: str) -> tuple[tuple[str, ...], ...]:
    """Commands with the name of the map."""
    return tuple(tuple(name if part == "@" else part for part in run) for run in runs)
