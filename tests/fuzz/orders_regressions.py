"""Scripts that once broke a promise, each cut down to what it takes. The numbers choose kinds and
targets as orders_actions.py reads them. Host only.
"""

# What was wrong -> (script, orderly)
REGRESSIONS = {
    "a second attempt before the close of the first": (
        [
            ("connect", 0, 0),
            ("destroy", 0, 0),
            ("reconnect", 0, 0),
            ("reset", 0, 0),
            ("reconnect", 0, 0),
        ],
        False,
    ),
    "a job of the connection before reaches the new one": (
        [
            ("connect", 0, 6),
            ("turn", 0, 0),
            ("end", 0, 1),
            ("destroy", 0, 0),
            ("reconnect", 0, 0),
        ],
        False,
    ),
    "destroy_soon leaves a listener behind": (
        [
            ("connect", 0, 40),
            ("turn", 0, 0),
            ("destroy_soon", 0, 0),
            ("destroy", 0, 0),
            ("reconnect", 0, 0),
            ("end", 0, 0),
        ],
        True,
    ),
    "destroy_soon destroys a later connection": (
        [
            ("connect", 0, 0),
            ("on", 0, "finish", "reset", 0),
            ("on", 0, "finish", "reconnect", 0),
            ("reconnect", 0, 0),
            ("destroy_soon", 0, 0),
            ("turn", 0, 0),
        ],
        True,
    ),
    "a connection given up for memory has no error": (
        [
            ("close_all", 0, 0),
            ("connect", 0, 6),
            ("turn", 0, 0),
            ("fault", 0, 6),
            ("connect", 0, 1),
            ("fault", 0, 6),
            ("turn", 0, 0),
        ],
        True,
    ),
    "output waits on a held socket when the peer resets": (
        [
            ("peer_connect", 0, 6),
            ("turn", 0, 0),
            ("send", 0, 2226),
            ("turn", 0, 0),
            ("peer", 0, 1),
        ],
        True,
    ),
    "no memory while replacing the poller": (
        [
            ("peer_connect", 0, 0),
            ("turn", 0, 0),
            ("destroy", 0, 0),
            ("connect", 0, 1),
            ("fault", 0, 6),
            ("fault", 0, 6),
            ("turn", 0, 0),
        ],
        True,
    ),
    "no memory for a listener, twice": (
        [
            ("close_all", 0, 0),
            ("server_listen", 0, 1),
            ("fault", 0, 6),
            ("fault", 0, 6),
            ("server_listen", 0, 0),
        ],
        True,
    ),
    "no memory to register, and end() in the connection listener": (
        [("peer_connect", 0, 3842), ("fault", 0, 6), ("turn", 0, 0)],
        True,
    ),
    "no memory for what wakes the loop after a lookup": (
        [
            ("connect", 0, 0),
            ("turn", 0, 0),
            ("close_all", 0, 0),
            ("reconnect", 0, 6),
            ("fault", 0, 6),
            ("turn", 0, 0),
        ],
        True,
    ),
    "a write fails after the end was read with readinto": (
        [("peer_connect", 0, 8645), ("turn", 0, 0), ("peer", 0, 1), ("connect", 0, 6)],
        True,
    ),
}
