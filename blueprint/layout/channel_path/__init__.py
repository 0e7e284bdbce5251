"""The customer's path through the channels: a track a channel, a dot a step, a line through the dots.

In: `Service`, then the row's place in a `Layout`. Out: entries, blocks and groups of the row `channel-path`.
"""
