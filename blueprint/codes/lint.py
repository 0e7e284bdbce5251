"""Codes BP35x and BP36x: what a service designer would question in a map that can be drawn.

Examples are complete but for `blueprint: 1` and `title`.
"""

from __future__ import annotations

from blueprint.codes.code import Code

_TOUCHPOINTS = (
    Code(
        id="BP351",
        title="A key touchpoint without a standard",
        explanation=(
            "A key touchpoint decides what customers think of the whole service. Without a standard, good is what each "
            "employee takes it to be that day, and nobody can say whether it was kept: gap 2 of service quality "
            "(Parasuraman, Zeithaml and Berry, 1985). Write under `plan` how good it has to be, in words that can be "
            "checked.\n\nTouchpoints that customers or the public own are left out: nobody in the company can set a "
            "standard for them."
        ),
        example_wrong=(
            "touchpoints:\n"
            "  desk: {title: Front desk, owner: brand, importance: key}\n"
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {customer: Checks in, touchpoint: desk}\n"
        ),
        example_right=(
            "touchpoints:\n"
            "  desk:\n"
            "    title: Front desk\n"
            "    owner: brand\n"
            "    importance: key\n"
            "    plan: {standard: Key in hand within three minutes}\n"
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {customer: Checks in, touchpoint: desk}\n"
        ),
    ),
    Code(
        id="BP352",
        title="A key touchpoint without an owner",
        explanation=(
            "What belongs to nobody is kept up by nobody. The owner says what can be done about a touchpoint: change "
            "one of your own, agree on one with a partner, help customers with theirs, and listen to what others say. "
            "The key ones are too important to leave that open."
        ),
        example_wrong=(
            "touchpoints:\n"
            "  locker: {title: Locker, importance: key, plan: {standard: Opens at the first try}}\n"
            "stages:\n"
            "  - title: Pickup\n"
            "    steps:\n"
            "      - {customer: Opens the locker, touchpoint: locker}\n"
        ),
        example_right=(
            "touchpoints:\n"
            "  locker: {title: Locker, owner: partner, importance: key, plan: {standard: Opens at the first try}}\n"
            "stages:\n"
            "  - title: Pickup\n"
            "    steps:\n"
            "      - {customer: Opens the locker, touchpoint: locker}\n"
        ),
    ),
)

_MOMENTS = (
    Code(
        id="BP353",
        title="A fail point that no opportunity answers",
        explanation=(
            "A fail point is marked so that something is done about it: a way to prevent it, or to make up for it when "
            "it happens (Shostack, 1984). An opportunity answers it if it is at the same step (`at`) or addresses "
            "something in that step: the card, its pain, a figure or a gap there. A map that lists no opportunity at "
            "all is told so once."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Dinner\n"
            "    steps:\n"
            "      - id: serve\n"
            "        customer: Eats\n"
            "        frontstage: {text: Serves the food, marks: fail}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Dinner\n"
            "    steps:\n"
            "      - id: serve\n"
            "        customer: Eats\n"
            "        frontstage: {text: Serves the food, marks: fail}\n"
            "opportunities:\n"
            "  - {title: Read the order back, at: serve, impact: 4, effort: 1}\n"
        ),
    ),
    Code(
        id="BP354",
        title="A wait point without a time",
        explanation=(
            "A wait point says that people wait here; the question that follows is how long. Only waits with a time "
            "are added up, and only they can be compared before and after a change. Write `wait` on the card, the step "
            "or the stage, as a range if it varies. A measured duration at the step (`metrics`) will do as well."
        ),
        example_wrong=(
            "stages:\n  - title: Lunch\n    steps:\n      - customer: {text: Queues at the counter, marks: wait}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Lunch\n"
            "    steps:\n"
            "      - customer: {text: Queues at the counter, marks: wait}\n"
            "        wait: 5-10 min\n"
        ),
    ),
    Code(
        id="BP355",
        title="Evidence that nobody does anything with",
        explanation=(
            "Evidence is what customers see and touch at a moment of the service. Where neither they nor the "
            "frontstage do anything, nobody is there to see it: either an action is missing, or the evidence "
            "belongs to another step. Maps that have no cards of the customer and the frontstage at all are left alone."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {id: enter, evidence: Lobby, customer: Enters}\n"
            "      - {id: prepare, evidence: Made bed, backstage: Cleans the room}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {id: enter, evidence: Lobby, customer: Enters}\n"
            "      - {id: prepare, backstage: Cleans the room}\n"
            "      - {id: find, evidence: Made bed, customer: Finds the room ready}\n"
        ),
    ),
    Code(
        id="BP356",
        title="A promise that no touchpoint keeps",
        explanation=(
            "The experience platform says what the brand promises. Customers believe it where they meet it: at a "
            "touchpoint that was made for it. Where no touchpoint says how it keeps the promise, it stays a sentence "
            "in a header, and communication runs ahead of delivery: gap 4 of service quality. Write `promise` at the "
            "touchpoints that carry it. Maps without touchpoints are left alone."
        ),
        example_wrong=(
            "platform: {promise: Quiet nights}\n"
            "touchpoints:\n"
            "  room: {title: Room}\n"
            "stages:\n"
            "  - title: Night\n"
            "    steps:\n"
            "      - {customer: Sleeps, touchpoint: room}\n"
        ),
        example_right=(
            "platform: {promise: Quiet nights}\n"
            "touchpoints:\n"
            "  room: {title: Room, promise: No lift and no road beside any bed}\n"
            "stages:\n"
            "  - title: Night\n"
            "    steps:\n"
            "      - {customer: Sleeps, touchpoint: room}\n"
        ),
    ),
)

_WAYS = (
    Code(
        id="BP357",
        title="A channel switch without a hand-over",
        explanation=(
            "Customers who go from one channel to another often have to begin again: the telephone does not know what "
            "the web shop was told. The rule looks at each way from one step to the next whose channels, those of "
            "their touchpoints included, have none in common. Something has to go along: evidence at either step (a "
            "mail, a number, a receipt), a label on the way, a link between cards of the two steps, or an actor or a "
            "system that takes part in both. A map without any evidence is told so once."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Order\n"
            "    steps:\n"
            "      - {id: order, customer: Orders a sofa, channel: web}\n"
            "      - {id: ask, customer: Asks for a date, channel: phone}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Order\n"
            "    steps:\n"
            "      - {id: order, customer: Orders a sofa, channel: web, evidence: Mail with the order number}\n"
            "      - {id: ask, customer: Asks for a date, channel: phone}\n"
        ),
    ),
    Code(
        id="BP358",
        title="A step without an emotion on a map with a curve",
        explanation=(
            "An unscored step is a hole in the curve, not a neutral moment, and readers cannot tell whether it was "
            "forgotten or not asked about. The rule looks at curves with a score at half of the steps or more, persona "
            "by persona; steps that customers have no part in need none, and scores that come from answers are left "
            "alone. More than eight holes are told together."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {customer: Arrives, emotion: 3}\n"
            "      - {customer: Checks in}\n"
            "      - {customer: Sleeps, emotion: 5}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {customer: Arrives, emotion: 3}\n"
            "      - {customer: Checks in, emotion: 2}\n"
            "      - {customer: Sleeps, emotion: 5}\n"
        ),
    ),
    Code(
        id="BP359",
        title="A path without an end",
        explanation=(
            "From these steps one only ever comes round again. The times along such a path have no sum, and the curve "
            "has no end, which is half of what people remember (Kahneman and others, 1993). Lead one of the steps on "
            "to a later one, or end the path with `next: []`. A service that is meant to begin anew for ever is "
            "acknowledged with that reason."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Payment\n"
            "    steps:\n"
            "      - {id: pay, customer: Pays}\n"
            "      - {id: refused, customer: Card is refused, next: {to: pay, label: another card}}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Payment\n"
            "    steps:\n"
            "      - id: pay\n"
            "        customer: Pays\n"
            "        next: [{to: leave, label: accepted}, {to: refused, label: refused}]\n"
            "      - {id: refused, customer: Card is refused, next: {to: pay, label: another card}}\n"
            "      - {id: leave, customer: Leaves}\n"
        ),
    ),
    Code(
        id="BP360",
        title="A moment of truth that nobody measures",
        explanation=(
            "At a moment of truth customers decide what to think of the company (Carlzon, 1987). The rule speaks only "
            "on maps that measure something at other places: then this moment, of all, has neither a figure nor a "
            "score for emotion or expectation. Measure it, or say how it is felt."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {id: park, customer: Parks}\n"
            "      - {id: check-in, customer: {text: Checks in, marks: moment-of-truth}}\n"
            "metrics:\n"
            "  - {id: free, type: count, title: Free places, at: park, value: 12}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {id: park, customer: Parks}\n"
            "      - {id: check-in, customer: {text: Checks in, marks: moment-of-truth}}\n"
            "metrics:\n"
            "  - {id: free, type: count, title: Free places, at: park, value: 12}\n"
            "  - {id: queue, type: duration, title: Wait at the desk, at: check-in, value: 6 min}\n"
        ),
    ),
    Code(
        id="BP361",
        title="A gap that no opportunity closes",
        explanation=(
            "A gap of service quality says where the service falls short, and so what to work on. An opportunity "
            "closes it if it addresses the gap by its number (`addresses: gap-3`), is at the same step, or addresses "
            "something in that step. Gap 5, between what customers expect and what they experience, closes with the "
            "other four, and is only asked about where it is the only one. A map that lists no opportunity at all is "
            "told so once."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {id: check-in, customer: Checks in}\n"
            "gaps:\n"
            "  - {gap: 3, at: check-in, note: 'Standard 2 minutes, measured 6'}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {id: check-in, customer: Checks in}\n"
            "gaps:\n"
            "  - {gap: 3, at: check-in, note: 'Standard 2 minutes, measured 6'}\n"
            "opportunities:\n"
            "  - {title: Second desk at six, impact: 4, effort: 2, addresses: gap-3}\n"
        ),
    ),
)

CODES: tuple[Code, ...] = (*_TOUCHPOINTS, *_MOMENTS, *_WAYS)
