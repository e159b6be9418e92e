from collections.abc import Iterable

def use(
    servers: Iterable[str | tuple[str, int]] | None = None,
    timeout: int = 2000,
    tries: int = 3,
    keep: int = 8,
) -> None: ...
def stop() -> None: ...
