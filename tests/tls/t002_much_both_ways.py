"""Given much at once in both directions, in every manner of reading, then all arrives as it was
sent, with as many `drain` as write() was False. Origin: net.tls."""

import tls_pair

MUCH = 300000


def taker(t, sock, how, parts):
    if how == "data":
        sock.on("data", parts.append)
    elif how == "onread":
        sock.set_onread(bytearray(700), lambda n, buf, sock: parts.append(bytes(buf[:n])))
    else:
        buf = bytearray(333)

        def readable():
            while True:
                n = sock.readinto(buf)
                if not n:
                    return
                parts.append(bytes(buf[:n]))

        sock.on("readable", readable)


def test(t):
    for how in ("data", "onread", "readable"):
        client, there, server = tls_pair.pair(t)
        parts, back = [], []
        taker(t, there, how, parts)
        taker(t, client, how, back)
        drains = []
        for sock in (client, there):
            sock.on("drain", lambda: drains.append(1))
        taken = [sock.write(t.pattern(MUCH)) for sock in (client, there)]
        t.until(lambda: sum(map(len, parts)) == MUCH == sum(map(len, back)), how, 60000)
        t.intact(parts)
        t.intact(back)
        t.until(lambda: len(drains) == taken.count(False), "drain")
        client.end()
        t.until(lambda: client.destroyed and there.destroyed, "closed")
        server.close()
