"""Chat between a board and a Raspberry Pi with values, the same program on both. One listens; the
other connects and sends its lines, each after the answer to the previous one.

    board:  micropython examples/datasocket_chat.py board [PORT]       waits (8000), and answers
    Pi:     python3 examples/datasocket_chat.py pi HOST PORT "Hello" "How many so far?"
"""

import sys
import time

import net
from net.datasocket import DataSocket

IDLE = 600  # s: who vanishes never says so
name = sys.argv[1] if len(sys.argv) > 1 else "board"
lines, heard = sys.argv[4:], 0
guests: dict[DataSocket, float] = {}  # when each last said something


def say(sock, text):
    # A dict, a str and two numbers: whatever is sent arrives as what it was.
    sock.send({"from": name, "text": text, "heard": heard, "clock": time.time()})


def on_message(sock, message):
    global heard
    heard += 1
    print("%s: %s" % (message["from"], message["text"]))
    if sock in guests:
        guests[sock] = time.time()
        say(sock, "That makes %d messages." % (message["heard"] + heard))
    elif lines:
        say(sock, lines.pop(0))
    else:
        sock.close()


def begin(sock):
    sock.on("data", lambda message: on_message(sock, message))
    sock.on("error", lambda error: print("error:", error))
    sock.on("close", lambda: print("over"))


def failed(error):
    global code
    code = 1


def drop_silent():
    for sock in list(guests):
        if time.time() - guests[sock] > IDLE:
            sock.close()


def acceptor(sock):
    begin(sock)
    guests[sock] = time.time()
    sock.on("close", lambda: guests.pop(sock))
    print("somebody from", sock.address)
    return True  # without this the connection is refused


code = 0
try:
    if lines:
        sock = DataSocket.connect(sys.argv[2], int(sys.argv[3]), max_message_size=1000)
        begin(sock)
        sock.on("error", failed)
        say(sock, lines.pop(0))
    else:
        port = int(sys.argv[2]) if sys.argv[2:] else 8000
        server = DataSocket.listen(acceptor, "0.0.0.0", port, max_message_size=1000)
        print("listening on port %s" % server.local_port if server else DataSocket.last_error)
        code = 0 if server else 1
        if server:
            net.call_every(60000, drop_silent)
    net.run()
except ValueError as error:
    print("stopped:", repr(error))
    code = 1
except KeyboardInterrupt:
    code = 130
if code and sys.platform == "linux":  # a board goes back to its prompt
    sys.exit(code)
