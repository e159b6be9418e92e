"""Given a connection with TLS, when it is destroyed in any listener, by either side, then `close`
is all that comes after, and nothing is left of it. Origin: net.tls."""

import tls_pair

EVENTS = ("secure", "data", "end")


def test(t):
    for event in EVENTS:
        for ours in (True, False):
            client, there, server = tls_pair.pair(t)
            sock, other = (client, there) if ours else (there, client)
            log = []
            sock.on(event, lambda *args: (log.append("here"), sock.destroy()))
            t.log(sock, "secure data end finish error close", log)
            other.on("error", lambda error: None)
            other.on("secure", lambda: (other.write(b"x"), other.end()))
            other.resume()
            sock.resume()
            t.until(lambda: sock.ready_state == "closed" and log and log[-1] == "close", log)
            t.idle(20)
            after = log[log.index("here") + 1 :]
            t.check(after[-1] == "close" and len(after) <= 2, (event, ours, log))
            other.destroy()
            server.close()
