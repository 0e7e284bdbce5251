"""Codes BP70x to BP73x: the files of surveys, and what their cells say."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP701",
        title="a survey file that cannot be read",
        explanation=(
            "The map names the file, but the system does not give it out: it has gone since, or you are not allowed "
            "to read it. The message repeats what the system said."
        ),
    ),
    Code(
        id="BP702",
        title="a survey file that is too large",
        explanation=(
            "Files have a limit so that a broken one does not fill the memory. Where the file is meant to be so "
            "large, raise the limit with `--limit answers=BYTES`. Answers can also lie in several files: "
            "`file: [january.csv, february.csv]`."
        ),
    ),
    Code(
        id="BP703",
        title="a survey file that is not UTF-8",
        explanation=(
            "A CSV file does not say in which encoding it is saved, and a wrong guess garbles names without anybody "
            "noticing. So only UTF-8 is read, with or without a byte order mark. Excel writes it as `CSV UTF-8 (Comma "
            "delimited)`; its plain `CSV` is in the encoding of the computer."
        ),
    ),
    Code(
        id="BP704",
        title="a survey file that is no text",
        explanation=(
            "A CSV file is a text, and no text holds zero bytes. Mostly it is a file of another kind that got the "
            "ending `.csv`."
        ),
    ),
    Code(
        id="BP705",
        title="a quote in a CSV file that has no partner",
        explanation=(
            "Between quotes, separators and line ends belong to the text. A quote that is never closed would swallow "
            "all rows below it, and text behind a closing quote belongs nowhere. A quote inside of a text is written "
            'twice: `"They said ""hello"" to me"`.'
        ),
    ),
    Code(
        id="BP706",
        title="a survey file without anything in it",
        explanation="The first row names the columns, each further one is the answers of one person.",
    ),
    Code(
        id="BP707",
        title="a column that the survey file does not have",
        explanation=(
            "Columns are found by what the first row of the file says, not by their letter or number. Capitals count, "
            "spaces around the name do not. Where a survey has several files, each needs all of the columns."
        ),
    ),
    Code(
        id="BP708",
        title="two columns with the same name",
        explanation="Which of the two is meant cannot be known. Rename one of them in the first row of the file.",
    ),
    Code(
        id="BP709",
        title="a row with more cells than the header",
        explanation=(
            "Its cells are probably shifted: a text with a separator in it stands without quotes. Counting such a row "
            "would take one answer for another one."
        ),
    ),
    Code(
        id="BP710",
        title="a survey file beyond a limit",
        explanation=(
            "Rows, columns and the characters of a cell have limits, so that a broken file ends in a message. Each is "
            "raised by an option: `--limit rows=NUMBER`, `--limit columns=NUMBER`, `--limit cell=NUMBER`. A cell of "
            "many thousand characters mostly begins with a quote that is not closed."
        ),
    ),
    Code(
        id="BP711",
        title="not an XLSX file that can be opened",
        explanation=(
            "The file is of another kind than its ending says, is an old `.xls` workbook, or is protected by a "
            "password."
        ),
    ),
    Code(
        id="BP712",
        title="an XLSX file that unpacks to far more than it seems",
        explanation=(
            "XLSX files are compressed, and a small one can be made to unpack to more than a disk holds. It is read "
            "up to a limit, which `--limit unpacked=BYTES` raises."
        ),
    ),
    Code(
        id="BP713",
        title="an XLSX file that is damaged",
        explanation=(
            "Parts of the workbook are missing or contradict each other. A spreadsheet program can often repair it: "
            "open it there and save it again, or export the sheet as CSV (UTF-8)."
        ),
    ),
    Code(
        id="BP714",
        title="a sheet that the workbook does not have",
        explanation="`sheet` is the name on the tab. Without `sheet`, the first sheet with cells is read.",
    ),
    Code(
        id="BP720",
        title="answers that cannot be read",
        explanation=(
            "A score is a number; words beside it (`10 - very likely`) make it a text. Figures that count boxes of a "
            "scale (`nps`, `csat`, `ces2`) take whole points only. Such answers are left out and counted; nothing is "
            "guessed."
        ),
    ),
    Code(
        id="BP721",
        title="answers outside of the scale",
        explanation=(
            "An answer of 11 on a scale that ends at 10 is a mistake somewhere, and moving it to 10 would hide that. "
            "Such answers are left out and counted. Where the question had another scale, give the metric its `scale`."
        ),
    ),
    Code(
        id="BP722",
        title="cells that name nothing in the map",
        explanation=(
            "Steps, stages, touchpoints, channels and personas are found by their id, else by their title in any "
            "language of the map; capitals do not count. These answers count for the whole, but for no step or "
            "touchpoint."
        ),
    ),
    Code(
        id="BP723",
        title="cells that are no date, or one whose order is not told",
        explanation=(
            "`03/04/2025` is a day in March or in April, depending on who wrote it, so it is not taken for either. "
            "The same holds for `28/01/2025`: in a file where only days above 12 were read, all others would be lost. "
            "Write `2025-04-03`; `2025/4/3`, `20250403` and `03.04.2025` are clear, too, and so are cells of a "
            "spreadsheet that are dates. Answers without a date count for the whole, but for no period."
        ),
    ),
    Code(
        id="BP724",
        title="formulas without a result",
        explanation=(
            "A spreadsheet file holds formulas with the results that they had when it was saved, and these count. "
            "Files that were made by another program can lack them. Open the file in a spreadsheet program and save "
            "it again."
        ),
    ),
    Code(
        id="BP725",
        title="rows with fewer cells than the header",
        explanation=(
            "Some programs leave out empty cells at the end of a row, and so they are taken. But a line feed inside of "
            "a text without quotes also cuts a row in two."
        ),
    ),
    Code(
        id="BP726",
        title="answers without a weight",
        explanation=(
            "Where a survey has a column for weights, each answer needs one above zero. What an answer without weight "
            "would count is not guessed, so it does not count."
        ),
    ),
    Code(
        id="BP727",
        title="a metric without a single answer",
        explanation=(
            "No row of the survey gives the metric a valid answer, so there is no figure. The message says how many "
            "rows fell out for what reason."
        ),
    ),
    Code(
        id="BP728",
        title="a step with a declared score and answers",
        explanation=(
            "A survey with `gives: emotion` computes the emotion of each step that it has answers for. Where a step "
            "declares one itself, that one is drawn and the answers are not used for it."
        ),
    ),
    Code(
        id="BP729",
        title="more segments than can be told apart",
        explanation=(
            "Segments are groups of customers. A column with hundreds of different texts is probably one of names or "
            "numbers of customers. Figures are computed, but not broken down by it."
        ),
    ),
    Code(
        id="BP730",
        title="a survey that cannot be narrowed",
        explanation=(
            "Only answers of one segment, period or touchpoint are asked for, and the survey does not tell which its "
            "answers belong to. Counting all of them would show a wrong figure, so none is shown."
        ),
    ),
    Code(
        id="BP731",
        title="a segment, period or touchpoint that there is not",
        explanation=(
            "Answers can be narrowed to a period (`2025`, `2025-Q1`, `2025-03`, `2025-03-31`, or two of them with "
            "`..`), to a segment as the survey writes it, and to a touchpoint of the map, by its id or title. Where no "
            "survey has an answer of that segment or period nothing is told, and the message says what there is."
        ),
    ),
)
