"""Every measure of the scoreboard, in its order."""

from __future__ import annotations

from pathlib import Path

from tests.faults import (
    canaries,
    cutting_power,
    damaging,
    filling,
    ground,
    keeping,
    parting,
    reading,
    roles,
    saving,
    sharing,
)
from tests.faults.trials import Measure

ALL: list[Measure] = [
    *saving.MEASURES,
    *keeping.MEASURES,
    *parting.MEASURES,
    *filling.MEASURES,
    *cutting_power.MEASURES,
    *damaging.MEASURES,
    *reading.MEASURES,
    *canaries.MEASURES,
    *sharing.MEASURES,
    *roles.MEASURES,
]
MEASURES = {measure.name: measure for measure in ALL}


def lay_out(folder: Path) -> None:
    """Make everything that the trials strike."""
    ground.lay_out(folder)
    damaging.lay_out_log(folder)
    reading.lay_out_inputs(folder)
    roles.lay_out_roles(folder)
