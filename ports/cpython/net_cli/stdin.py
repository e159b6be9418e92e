"""Standard input for a socket: read by a thread, since files and terminals cannot be polled alike.

The thread is one chunk ahead at most; what the peer does not take, is not read.
"""

import os
import threading

import net

CHUNK = 65536


def is_data():
    """Whether stdin is a file or pipe, all of which is sent even if the peer ends first; at a
    terminal the peer's end is the end."""
    try:
        return not os.isatty(0)
    except OSError:  # closed
        return False


class Stdin:
    def __init__(self, sock):
        self.sock = sock
        self.room = threading.Semaphore(1)
        sock.on("drain", self.room.release)
        self.wake = net.wake  # loaded here: the first use belongs to the loop's own thread
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    def _read(self):
        while True:
            self.room.acquire()
            try:
                chunk = os.read(0, CHUNK)
            except OSError:
                chunk = b""
            self.wake(lambda chunk=chunk: self._send(chunk))
            if not chunk:
                return

    def _send(self, chunk):
        if self.sock.destroyed or not self.sock.writable:
            return  # the peer is gone; the thread waits until the program ends
        if not chunk:
            self.sock.end()
        elif self.sock.write(chunk):
            self.room.release()
