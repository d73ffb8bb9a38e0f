"""Row ids, one type per noun, so that a person's id cannot be handed in for a TPS."""

from typing import NewType

PersonId = NewType("PersonId", int)
TpsId = NewType("TpsId", int)
TeamId = NewType("TeamId", int)
PlanId = NewType("PlanId", int)
DocumentId = NewType("DocumentId", int)
