"""The closed sets of the format: each value is written in YAML, code, SVG and docs with the same word."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Zone(StrEnum):
    """What a lane is, whatever its name (Shostack 1984; Bitner, Ostrom, Morgan 2008)."""

    EVIDENCE = "evidence"
    CUSTOMER = "customer"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"
    OTHER = "other"

    @property
    def depth(self) -> int | None:
        """0..3 from customer down to support; None for the zones outside the action flow."""
        return _DEPTH.get(self)


_DEPTH = {Zone.CUSTOMER: 0, Zone.FRONTSTAGE: 1, Zone.BACKSTAGE: 2, Zone.SUPPORT: 3}


class Phase(StrEnum):
    """Before, during and after the sale or the service."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class State(StrEnum):
    """Whether the file tells what is or what shall be."""

    CURRENT = "current"
    FUTURE = "future"
    PLANNED = "planned"
    ACTUAL = "actual"


class Direction(StrEnum):
    """Reading direction of the drawing."""

    LTR = "ltr"
    RTL = "rtl"


class Mark(StrEnum):
    """Symbols on a card or a step."""

    FAIL = "fail"
    WAIT = "wait"
    DECISION = "decision"
    MOMENT_OF_TRUTH = "moment-of-truth"
    CRITICAL = "critical"
    IDEA = "idea"


class Status(StrEnum):
    """How a card differs from the state before."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


class Arrow(StrEnum):
    """Heads of a connector: `down` at the target, `up` at the source, `both`, `line` none; `none` draws nothing."""

    DOWN = "down"
    UP = "up"
    BOTH = "both"
    LINE = "line"
    NONE = "none"


class LinkKind(StrEnum):
    """What passes along a connector."""

    FLOW = "flow"
    EXCHANGE = "exchange"
    MESSAGE = "message"
    EVIDENCE = "evidence"


class LineStyle(StrEnum):
    """Stroke of a separator line."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class DrawingKind(StrEnum):
    """The drawings that one file gives."""

    JOURNEY = "journey"
    BLUEPRINT = "blueprint"


class Connect(StrEnum):
    """Whether connectors are made by rule or only where the file writes them."""

    RULES = "rules"
    EXPLICIT = "explicit"


class Owner(StrEnum):
    """Who owns a touchpoint."""

    BRAND = "brand"
    PARTNER = "partner"
    CUSTOMER = "customer"
    SOCIAL = "social"


class Medium(StrEnum):
    """What a touchpoint is made of."""

    HUMAN = "human"
    OBJECT = "object"
    INFORMATION = "information"


class Importance(StrEnum):
    """How much attention a touchpoint gets."""

    KEY = "key"
    NORMAL = "normal"
    SPECIAL = "special"


class Contact(StrEnum):
    """How a touchpoint reaches the customer."""

    ADVERTISING = "advertising"
    PR = "pr"
    PERSONNEL = "personnel"
    MEETING = "meeting"
    DELEGATED = "delegated"
    MEDIA = "media"
    ALLIANCE = "alliance"
    RANDOM = "random"


class Initiative(StrEnum):
    """Who starts the contact."""

    COMPANY = "company"
    CUSTOMER = "customer"
    THIRD_PARTY = "third-party"


class PlanPart(StrEnum):
    """The twelve parts of a touchpoint's plan."""

    GOAL = "goal"
    AUDIENCE = "audience"
    DESIGN = "design"
    MODE = "mode"
    CHANNELS = "channels"
    STANDARD = "standard"
    INCENTIVE = "incentive"
    RECORD = "record"
    ANALYSIS = "analysis"
    DIGESTION = "digestion"
    TRACKING = "tracking"
    SCHEDULE = "schedule"


class Level(StrEnum):
    """Floors of the pyramid of experience themes."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Effect(StrEnum):
    """What a theme does to loyalty."""

    BASIC = "basic"
    PERFORMANCE = "performance"
    EXCITEMENT = "excitement"


class Module(StrEnum):
    """Kinds of experience (Schmitt 1999)."""

    SENSE = "sense"
    FEEL = "feel"
    THINK = "think"
    ACT = "act"
    RELATE = "relate"


class MetricType(StrEnum):
    """Families of figures."""

    NPS = "nps"
    CSAT = "csat"
    CES1 = "ces1"
    CES2 = "ces2"
    SHARE = "share"
    MEAN = "mean"
    COUNT = "count"
    DURATION = "duration"
    NUMBER = "number"
    KANO = "kano"


class Better(StrEnum):
    """Which way a figure is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Gives(StrEnum):
    """What the answers of a survey are to the steps that they name."""

    EMOTION = "emotion"
    EXPECTATION = "expectation"


class Gap(IntEnum):
    """The five service-quality gaps (Parasuraman, Zeithaml, Berry 1985)."""

    KNOWLEDGE = 1
    STANDARDS = 2
    DELIVERY = 3
    COMMUNICATION = 4
    CUSTOMER = 5


class OpportunityStatus(StrEnum):
    """How far an improvement has come."""

    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"


class TextRow(StrEnum):
    """Rows of texts that a step carries beside its cards."""

    THINKING = "thinking"
    FEELING = "feeling"
    QUOTE = "quote"
    NEED = "need"
    PAIN = "pain"
    GAIN = "gain"
    IDEA = "idea"
    COMPETITOR = "competitor"
    POLICY = "policy"
    METRIC = "metric"
    QUESTION = "question"
    NOTE = "note"
