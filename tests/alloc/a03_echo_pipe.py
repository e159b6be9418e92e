"""Given an echo with pipe, when 10,000 messages go round under a locked heap, then all do."""

import kit

CLAIMS = ("piping",)


def test(t):
    kit.echo(t, lambda sock: sock.pipe(sock))
