"""Loads the library on the board, lets a server and, with LOOPBACK, a client work, and prints a
dict of what that took. Runs on the board, after lines that set LOOPBACK, PORT and COPIED."""

import gc
import sys

if "/lib" not in sys.path:
    sys.path.append("/lib")


class Copied:
    """What is in the ROMFS, as a file system from which it is loaded into RAM."""

    def mount(self, readonly, mkfs):
        pass

    def umount(self):
        pass

    def stat(self, path):
        return os.stat("/rom/lib/" + path.lstrip("/"))

    def open(self, path, mode):
        with open("/rom/lib/" + path.lstrip("/"), "rb") as file:
            return io.BytesIO(file.read())


if COPIED:  # noqa: F821
    import io
    import os

    import vfs

    vfs.mount(Copied(), "/copied")
    sys.path.insert(0, "/copied")


def up():
    """Some platforms have no sockets before their network was first named."""
    try:
        import network

        network.WLAN(network.STA_IF).active(True)
    except (ImportError, AttributeError, OSError, ValueError):
        pass


def smoke():
    up()
    gc.collect()
    before = gc.mem_alloc()
    import net

    gc.collect()
    imported = gc.mem_alloc() - before
    seen = []
    net.on_error(seen.append)
    server = net.create_server(lambda sock: sock.pipe(sock))
    server.on("error", seen.append)
    server.listen(PORT)  # noqa: F821
    server.on("listening", lambda: seen.append("listening"))
    net.turn(100)
    if LOOPBACK:  # noqa: F821
        client = net.connect(PORT, "127.0.0.1", lambda: client.write(b"smoke"))  # noqa: F821
        client.on("data", lambda data: (seen.append(bytes(data)), client.destroy()))
        client.on("error", seen.append)
        late = net.call_later(5000, net.close_all)
        client.on("close", lambda: (late.cancel(), server.close()))
        net.run()
    else:
        server.close()
        net.run()
    gc.collect()
    return {
        "seen": [item if isinstance(item, (str, bytes)) else repr(item) for item in seen],
        "heap_import": imported,
        "heap_used": gc.mem_alloc() - before,
        "heap_free": gc.mem_free(),
        "version": net.__version__,
    }


print(repr(smoke()))
