"""Given a high_water_mark or max_queued that is no number of bytes, when a connection or a server
is asked for with it, then TypeError or ValueError, and nothing is open. Origin: as net.connect."""

import aio_kit

from net import aio

WRONG = (("x", TypeError), (1.5, TypeError), (True, TypeError), (-1, ValueError))


async def main(t):
    serving = t.peer.serve()
    for name in ("high_water_mark", "max_queued"):
        for wrong, kind in WRONG:
            options = {name: wrong}
            opening = aio.open_connection(serving.host, serving.port, **options)
            await aio_kit.fails(t, kind, opening)
            starting = aio.start_server(aio_kit.echo, t.peer.listen_host, 0, **options)
            await aio_kit.fails(t, kind, starting)
    serving.close()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
