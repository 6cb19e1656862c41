"""How many examples a property is tried on: few in `make test`, ten times as many in the slow checks."""

import os
from typing import Any, Final

from hypothesis import settings

THOROUGH: Final = os.environ.get("HYPOTHESIS_PROFILE") in ("thorough", "explore")
"""Whether this is the run of the slow checks."""

TIMES: Final = 10 if THOROUGH else 1


def examples(few: int, **more: Any) -> settings:
    """`few` examples in `make test`; `more` are further settings of hypothesis."""
    return settings(max_examples=few * TIMES, **more)
