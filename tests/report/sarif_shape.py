"""The part of SARIF 2.1.0 that we write, checked more strictly than the standard does: no key but these."""

from __future__ import annotations

from typing import Any


def strict(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def several(items: dict[str, Any], least: int = 1) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "items": items}


TEXT = {"type": "string", "minLength": 1}
MESSAGE = strict(["text"], text=TEXT)
COUNT = {"type": "integer", "minimum": 1}
# RFC 3986: no characters that have to be escaped; relative, or a file with its whole path.
URI = {"type": "string", "pattern": r"^(file:///)?([A-Za-z0-9._~/-]|%[0-9A-F]{2}|(?<=^file:///[A-Za-z]):)+$"}
ARTIFACT = strict(["uri"], uri=URI)
REGION = strict(
    ["startLine", "startColumn", "endLine", "endColumn"],
    startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT,
)  # fmt: skip
PHYSICAL = strict(["artifactLocation"], artifactLocation=ARTIFACT, region=REGION)
LOGICAL = strict(["fullyQualifiedName"], fullyQualifiedName=TEXT)
LOCATION = strict(["physicalLocation"], physicalLocation=PHYSICAL, logicalLocations=several(LOGICAL))
RELATED = strict(["id", "physicalLocation", "message"], id=COUNT, physicalLocation=PHYSICAL, message=MESSAGE)
REPLACEMENT = strict(["deletedRegion"], deletedRegion=REGION, insertedContent=strict(["text"], text=TEXT))
CHANGE = strict(
    ["artifactLocation", "replacements"], artifactLocation=ARTIFACT, replacements=several(REPLACEMENT)
)  # fmt: skip
FIX = strict(["description", "artifactChanges"], description=MESSAGE, artifactChanges=several(CHANGE))
RESULT = strict(
    ["ruleId", "ruleIndex", "level", "message"],
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=MESSAGE,
    locations=several(LOCATION),
    relatedLocations=several(RELATED),
    partialFingerprints=strict(["blueprintElement/v1"], **{"blueprintElement/v1": TEXT}),
    fixes=several(FIX),
)
RULE = strict(
    ["id", "shortDescription", "fullDescription", "help"],
    id={"type": "string", "pattern": "^BP[0-9]{3}$"},
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=strict(["text", "markdown"], text=TEXT, markdown=TEXT),
)
DRIVER = strict(["name", "version", "rules"], name=TEXT, version=TEXT, rules=several(RULE, 0))
RUN = strict(
    ["tool", "columnKind", "results"],
    tool=strict(["driver"], driver=DRIVER),
    columnKind={"const": "utf16CodeUnits"},
    results=several(RESULT, 0),
)
SARIF = strict(
    ["$schema", "version", "runs"],
    **{"$schema": {"type": "string", "pattern": "sarif-schema-2\\.1\\.0\\.json$"}},
    version={"const": "2.1.0"},
    runs={"type": "array", "minItems": 1, "maxItems": 1, "items": RUN},
)
