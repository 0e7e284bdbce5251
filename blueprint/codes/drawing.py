"""Codes BP5xx: text, fonts, themes, pictures and layout."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP501",
        title="A character that no font has",
        explanation="""\
Latin, Greek and Cyrillic are set in the font that comes with the program. Other scripts, symbols and emoji
are taken from the fonts of the machine, and none of them has this character: it would be an empty box.

Write something else, install the package that the finding names, or put a font file into the project and
name it in a theme file, under `fonts`. A font file in the project gives the same drawing on every machine.""",
    ),
    Code(
        id="BP502",
        title="A font that cannot be had",
        explanation="""\
The theme names a font family that is not installed on this machine, or a font that forbids to be embedded
in a drawing. Another font instead would change every width, so the drawing is not made.

Install the family, correct its name, or put the font file into the project and name the file.""",
        example_wrong="theme: 1\nfonts: {Latn: Sauce Sans}\n",
        example_right="theme: 1\nfonts: {Latn: fonts/SourceSans3-Regular.otf}\n",
    ),
    Code(
        id="BP503",
        title="A word that is too long for its box",
        explanation="""\
The word is wider than the box that it stands in. It has been broken between two letters, without a hyphen,
so that nothing is lost. Paths and addresses break behind their signs first and are only reported if a part
is still too long.

A soft hyphen tells where the word may be divided; it shows only where it is used. In YAML it is `\\u00AD`
within double quotes.""",
        example_wrong="""\
stages:
  - title: Claim
    steps:
      - {customer: Kraftfahrzeughaftpflichtversicherungsgesellschaft}
""",
        example_right="""\
stages:
  - title: Claim
    steps:
      - {customer: "Kraftfahrzeug\\u00ADhaftpflicht\\u00ADversicherungs\\u00ADgesellschaft"}
""",
    ),
    Code(
        id="BP504",
        title="A page that does not exist",
        explanation="""\
The `page` of a view is the paper that it is printed on: `A0` to `A6`, `B0` to `B3`, `Letter`, `Legal`,
`Tabloid`, `ARCH-A` to `ARCH-E`, `ANSI-A` to `ANSI-E`, or a size such as `594x841mm` or `24x36in`.""",
        example_wrong="""\
stages:
  - {title: Visit, steps: [{customer: Orders}]}
views:
  - {id: poster, kind: blueprint, page: A11}
""",
        example_right="""\
stages:
  - {title: Visit, steps: [{customer: Orders}]}
views:
  - {id: poster, kind: blueprint, page: A1}
""",
    ),
    Code(
        id="BP520",
        title="A theme that does not exist",
        explanation="""\
`style` in a file, `--theme` and `extends` in a theme file name a theme: one of those that come with the
program, or the path of a theme file. A path has a folder in it or ends in `.yaml`.""",
        example_wrong="style: papper\n",
        example_right="style: paper\n",
    ),
    Code(
        id="BP521",
        title="A name that a theme does not have",
        explanation="""\
A theme file changes colours, kinds of words, strokes and measures that exist. A name that nothing asks for
would change nothing, so it is an error. `docs/themes.md` lists the names.""",
        example_wrong="theme: 1\ncolours:\n  costumer: {accent: '#1f5f99'}\n",
        example_right="theme: 1\ncolours:\n  customer: {accent: '#1f5f99'}\n",
    ),
    Code(
        id="BP522",
        title="A value that a theme cannot use",
        explanation="""\
Colours are `'#rgb'` or `'#rrggbb'`, in quotes, because YAML takes a bare `#` for the beginning of a
comment. Sizes, widths and measures are plain numbers in user units (96 to the inch), without `px`. Two
series may not have the same marker and the same dash: then only colour would tell them apart. A font is
the name of a family, or a font file inside the project.""",
        example_wrong="theme: 1\ncolours: {ink: navy}\n",
        example_right="theme: 1\ncolours: {ink: '#1d2733'}\n",
    ),
    Code(
        id="BP523",
        title="Not a theme file",
        explanation="""\
A theme file begins with `theme: 1`, the version of the theme format. The line also keeps a drawing from
being taken for a theme by mistake.""",
        example_wrong="colours: {ink: '#1d2733'}\n",
        example_right="theme: 1\ncolours: {ink: '#1d2733'}\n",
    ),
    Code(
        id="BP524",
        title="Colours that cannot be told apart",
        explanation="""\
Words need a contrast of 4.5:1 with what they stand on, words of 24 units and more 3:1, and so do lines,
borders and symbols (WCAG 2.2, 1.4.3 and 1.4.11). The finding names both roles, the contrast they have, and
the nearest colour that would do everywhere this one is used.

What follows another colour moves with it: the title, the border and the label of a lane follow its
`accent` unless they are given.""",
        example_wrong="theme: 1\ncolours:\n  customer: {accent: '#99bbdd'}\n",
        example_right="theme: 1\ncolours:\n  customer: {accent: '#1f5f99'}\n",
    ),
    Code(
        id="BP530",
        title="The drawing's own words are not in this language",
        explanation="""\
Names of lanes and lines, the legend and the units come from the program, in ten languages. For any other
language they are in English; your own texts are not concerned. Lanes and lines can be named in the file:
`lanes: [{customer: Kundens handlinger}]`.""",
        example_wrong="blueprint: 1\nlanguage: da\n",
        example_right="blueprint: 1\nlanguage: de\n",
    ),
    Code(
        id="BP531",
        title="An icon that does not exist",
        explanation="""\
`icon` names one of the icons that come with the program. Without it, the icon is chosen by what a
touchpoint or a channel is called, in ten languages; where nothing fits, none is drawn.""",
        example_wrong="touchpoints:\n  desk: {title: Front desk, icon: receptoin}\n",
        example_right="touchpoints:\n  desk: {title: Front desk, icon: desk}\n",
    ),
)
