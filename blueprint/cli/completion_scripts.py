"""Completion as scripts of shells.

In: what can be completed. Out: the text of a script for bash (3.2 and newer), zsh or fish.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.cli.completion_words import OptionWords, Takes, Value, VerbWords

_BASH = """\
# Completion of blueprint in bash; printed by `blueprint completion bash`.
_blueprint() {{
  local cur prev verb place i kind words
  cur=${{COMP_WORDS[COMP_CWORD]}}
  prev=${{COMP_WORDS[COMP_CWORD-1]}}
  # bash cuts `--lang=de` into three words
  if [[ $cur == "=" ]]; then cur=""; elif [[ $prev == "=" ]]; then prev=${{COMP_WORDS[COMP_CWORD-2]}}; fi
  verb="" place=0
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ -z $verb ]]; then
      [[ ${{COMP_WORDS[i]}} == -* ]] || verb=${{COMP_WORDS[i]}}
    elif [[ ${{COMP_WORDS[i]}} == -?* ]]; then
      case "$verb ${{COMP_WORDS[i]}}" in
        {taking}) [[ ${{COMP_WORDS[i+1]}} == "=" ]] && ((i += 2)) || ((i++)) ;;
      esac
    else
      ((place++))
    fi
  done
  kind=words words=""
  if [[ -z $verb ]]; then
    words={verbs}
  else
    case "$verb $prev" in
{values}
      *)
        if [[ $cur == -* ]]; then
          case $verb in
{options}
          esac
        else
          case "$verb $place" in
{arguments}
            *) kind=text ;;
          esac
        fi ;;
    esac
  fi
  COMPREPLY=()
  local line IFS=$'\\n'
  if [[ $kind == words || -n $words ]]; then
    for line in $(IFS=$' \\t\\n' compgen -W "$words" -- "$cur"); do COMPREPLY+=("$line"); done
  fi
  case $kind in
    files) compopt -o filenames 2>/dev/null
      for line in $(compgen -f -- "$cur"); do COMPREPLY+=("$line"); done ;;
    folders) compopt -o filenames 2>/dev/null
      for line in $(compgen -d -- "$cur"); do COMPREPLY+=("$line"); done ;;
    maps) compopt -o filenames 2>/dev/null
      for line in $(compgen -f -X '!*.blueprint.yaml' -- "$cur") $(compgen -f -X '!*.blueprint.yml' -- "$cur") \\
        $(compgen -d -- "$cur"); do
        COMPREPLY+=("$line")
      done ;;
  esac
}}
complete -F _blueprint blueprint
"""


def script(shell: str, verbs: Sequence[VerbWords]) -> str:
    """The script for a shell.

    Args:
        shell: `bash`, `zsh` or `fish`.
        verbs: from `command_words`.
    """
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](verbs)


def _bash(verbs: Sequence[VerbWords]) -> str:
    valued = [(v, o) for v in verbs for o in v.options if o.value.takes is not Takes.NOTHING]
    patterns = [f'"{v.name} {name}"' for v, o in valued for name in o.names]
    arguments = []
    for verb in verbs:
        for place, value in enumerate(verb.arguments):
            last = verb.repeated and place == len(verb.arguments) - 1
            pattern = f'"{verb.name} "*' if last else f'"{verb.name} {place}"'
            arguments.append(f"            {pattern}) {_bash_value(value)} ;;")
    return _BASH.format(
        taking="|".join(patterns),
        verbs=_quoted(" ".join(verb.name for verb in verbs)),
        values="\n".join(
            f"      {'|'.join(f'{chr(34)}{v.name} {name}{chr(34)}' for name in o.names)}) {_bash_value(o.value)} ;;"
            for v, o in valued
        ),
        options="\n".join(
            f"            {v.name}) words={_quoted(' '.join(name for o in v.options for name in o.names))} ;;"
            for v in verbs
        ),
        arguments="\n".join(arguments),
    )


def _bash_value(value: Value) -> str:
    words = f" words={_quoted(' '.join(value.words))}" if value.words else ""
    return f"kind={value.takes}{words}"


def _zsh(verbs: Sequence[VerbWords]) -> str:
    lines = ["#compdef blueprint", "# Completion of blueprint in zsh; printed by `blueprint completion zsh`.", ""]
    lines += ["_blueprint() {", "  local -a verbs", "  local curcontext=$curcontext state line", "  verbs=("]
    lines += [f"    {_quoted(f'{v.name}:{v.help}')}" for v in verbs]
    lines += ["  )", "  if (( CURRENT == 2 )); then", "    _describe -t verbs verb verbs", "    return", "  fi"]
    lines += ["  shift words", "  (( CURRENT-- ))", "  case $words[1] in"]
    for verb in verbs:
        specs = [*(_zsh_option(option) for option in verb.options), *_zsh_arguments(verb)]
        lines += [f"    {verb.name})", "      _arguments -s \\"]
        lines += [f"        {spec} \\" for spec in specs[:-1]]
        lines += [f"        {specs[-1]} ;;"]
    lines += ["  esac", "}", "", '_blueprint "$@"', ""]
    return "\n".join(lines)


def _zsh_option(option: OptionWords) -> str:
    text = _zsh_text(option.help)
    action = (
        ""
        if option.value.takes is Takes.NOTHING
        else f":{_zsh_text(option.names[-1].lstrip('-'))}:{_zsh_value(option.value)}"
    )
    if len(option.names) == 1:
        sign = "" if option.value.takes is Takes.NOTHING or not option.names[0].startswith("--") else "="
        return _quoted(f"*{option.names[0]}{sign}[{text}]{action}")
    return f"'*'{{{','.join(option.names)}}}{_quoted(f'[{text}]{action}')}"


def _zsh_arguments(verb: VerbWords) -> Iterable[str]:
    for place, value in enumerate(verb.arguments):
        last = verb.repeated and place == len(verb.arguments) - 1
        yield _quoted(f"{'*' if last else place + 1}::{'argument'}:{_zsh_value(value)}")


def _zsh_value(value: Value) -> str:
    words = f"({' '.join(value.words)})"
    match value.takes:
        case Takes.WORDS:
            return words
        case Takes.MAPS:
            return '_files -g "*.blueprint.(yaml|yml)"'
        case Takes.FILES:
            return f'_alternative "words:word:{words}" "files:file:_files"' if value.words else "_files"
        case Takes.FOLDERS:
            return "_files -/"
        case _:
            return " "


def _zsh_text(text: str) -> str:
    return "".join(f"\\{c}" if c in "[]:\\" else c for c in text)


def _fish(verbs: Sequence[VerbWords]) -> str:
    lines = ["# Completion of blueprint in fish; printed by `blueprint completion fish`.", "complete -c blueprint -f"]
    lines += ["function __blueprint_maps"]
    lines += ["    __fish_complete_suffix .blueprint.yaml", "    __fish_complete_suffix .blueprint.yml", "end"]
    for verb in verbs:
        lines.append(f"complete -c blueprint -n __fish_use_subcommand -a {verb.name} -d {_fish_quoted(verb.help)}")
    for verb in verbs:
        seen = f"complete -c blueprint -n '__fish_seen_subcommand_from {verb.name}'"
        lines += [f"{seen} {_fish_option(option)}" for option in verb.options]
        lines += [f"{seen} {values}" for values in dict.fromkeys(map(_fish_value, verb.arguments)) if values]
    return "\n".join(lines) + "\n"


def _fish_option(option: OptionWords) -> str:
    names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
    value = "" if option.value.takes is Takes.NOTHING else f" -r {_fish_value(option.value)}".rstrip()
    return f"{names} -d {_fish_quoted(option.help)}{value}"


def _fish_value(value: Value) -> str:
    words = f"-a {_fish_quoted(' '.join(value.words))}" if value.words else ""
    match value.takes:
        case Takes.MAPS:
            return "-a '(__blueprint_maps)'"
        case Takes.FILES:
            return f"-F {words}".rstrip()
        case Takes.FOLDERS:
            return "-a '(__fish_complete_directories)'"
        case _:
            return words


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _quoted(text: str) -> str:
    """In single quotes, as bash and zsh read them."""
    return "'" + text.replace("'", "'\\''") + "'"
