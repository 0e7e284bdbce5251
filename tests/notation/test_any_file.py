"""Every rule on files that nobody wrote."""

from __future__ import annotations

from io import BytesIO

from hypothesis import HealthCheck, Phase, given, settings

from blueprint import pipeline
from notation.checks import faults
from notation.drawn import draw_one
from notation.files import files


@given(file=files())
@settings(max_examples=14, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
def test_any_file_keeps_every_rule(file: str) -> None:
    loaded = pipeline.load("-", stdin=BytesIO(file.encode()))
    service = loaded.value
    assert service is not None, [f"{d.code} {d.message}" for d in loaded.diagnostics]
    for drawing in pipeline.drawings(service):
        made = draw_one(
            service, drawing, language=service.language, name=f"{drawing.name}", findings=loaded.diagnostics
        )
        assert not faults(made.picture, made.told)
