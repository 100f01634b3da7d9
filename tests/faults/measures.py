"""Every measure of the scoreboard, in its order."""

from __future__ import annotations

from tests.faults import saving
from tests.faults.trials import Measure

ALL: list[Measure] = [*saving.MEASURES]
MEASURES = {measure.name: measure for measure in ALL}
