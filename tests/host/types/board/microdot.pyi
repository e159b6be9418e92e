# A package of others, on a page.
from typing import Any

Microdot: Any
