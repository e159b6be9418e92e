"""Remote calls: send ["name", argument, ...], receive {"result": ...} or {"error": ...}.

micropython examples/datasocket_calls.py [PORT]                 offers its functions (8000)
python3 examples/datasocket_calls.py HOST PORT add 1 2.5        calls one of them
"""

import sys

import net
from net.datasocket import DataSocket


def measure(times):
    """A series, as a sensor might give it; a stranger asks, so it has an end."""
    return {"unit": "C", "values": [20 + n % 8 / 4 for n in range(min(times, 100))]}


STAY = 600000  # ms a client: who vanishes never says so
OFFERED = {"add": lambda *n: sum(n), "measure": lambda *n: measure(*n), "echo": lambda *n: n[0]}


def answer(sock, call):
    """To whatever a stranger has sent."""
    try:
        sock.send({"result": OFFERED[call[0]](*call[1:])})
    except OSError:
        sock.close()  # it asks, and does not read the answers
    except Exception as error:  # also: what is too long to send
        sock.send({"error": repr(error)[:200]})


def acceptor(sock):
    over = net.call_later(STAY, sock.close)
    sock.on("data", lambda call: answer(sock, call))
    sock.on("error", lambda error: print("error:", error))
    sock.on("close", lambda: over.cancel())
    return True


def show(sock, answer):
    print(answer)
    sock.close()


def failed(error):
    global code
    print("error:", error)
    code = 1


def number(text):
    """An argument from the command line: a number if it is one."""
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


code = 0
try:
    port = int(sys.argv[1]) if len(sys.argv) == 2 else 8000
    if len(sys.argv) > 2:
        sock = DataSocket.connect(sys.argv[1], int(sys.argv[2]))
        sock.send([number(word) for word in sys.argv[3:]])
        sock.on("data", lambda answer: show(sock, answer))
        sock.on("error", failed)
    else:
        server = DataSocket.listen(acceptor, "0.0.0.0", port, max_message_size=2000)
        print("listening on port %s" % server.local_port if server else DataSocket.last_error)
        code = 0 if server else 1
    net.run()
except (IndexError, ValueError):
    print("usage: datasocket_calls.py [PORT | HOST PORT NAME ARGUMENT...]")
    code = 2
except KeyboardInterrupt:
    code = 130
if code and sys.platform == "linux":  # a board goes back to its prompt
    sys.exit(code)
