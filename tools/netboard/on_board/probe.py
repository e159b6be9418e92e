"""What the network of this board can do, found out by trying: prints a dict. Runs on the board;
needs nothing of the library. MOST and PORT are set by lines before it."""

import select
import socket


def pool():
    """(sockets that can be open at once, why no more)."""
    held = []
    why = ""
    try:
        while len(held) < MOST:  # noqa: F821
            held.append(socket.socket())
    except (OSError, MemoryError) as error:
        why = repr(error)
    for sock in held:
        sock.close()
    return len(held), why


def address(port):
    return socket.getaddrinfo("127.0.0.1", port, 0, socket.SOCK_STREAM)[0][-1]


def loopback():
    """Whether a connection to 127.0.0.1 comes up."""
    server, client = socket.socket(), socket.socket()
    try:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(address(PORT))  # noqa: F821
        server.listen(1)
        client.setblocking(False)
        try:
            client.connect(address(PORT))  # noqa: F821
        except OSError:
            pass  # under way
        poller = select.poll()
        poller.register(server, select.POLLIN)
        return bool(poller.poll(1000))
    except OSError:
        return False
    finally:
        server.close()
        client.close()


def option(*words):
    sock = socket.socket()
    try:
        sock.setsockopt(*words)
        return True
    except (OSError, ValueError, TypeError):
        return False
    finally:
        sock.close()


def probe():
    count, why = pool()
    keep = getattr(socket, "SO_KEEPALIVE", None)
    return {
        "sockets": count,
        "sockets_full": why,
        "loopback": loopback(),
        "no_delay": option(6, 1, 1),
        "keep_alive": keep is not None and option(socket.SOL_SOCKET, keep, 1),
        "ipv6": hasattr(socket, "AF_INET6"),
        "local_sockets": hasattr(socket, "AF_UNIX"),
        "shutdown": hasattr(socket.socket, "shutdown"),
        "own_address": hasattr(socket.socket, "getsockname"),
    }


print(repr(probe()))
