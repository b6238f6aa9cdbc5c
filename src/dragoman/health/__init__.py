"""Is everything in order? Each check looks at one thing and says what it found and what to do."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warning", "error"]


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    check: str
    state: State
    found: str
    remedy: str = ""
