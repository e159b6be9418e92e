"""LED and button over TCP: the same file on a Pico W, on a Raspberry Pi and on a PC.

    python examples/led_button_server.py [port [led [button]]]     (BLINKA_OS_AGNOSTIC=1: a desk)

Talk to it with: nc HOST PORT; say "led 1" or "led 0". Everybody is told of every change.
"""

import sys

import net
from net.lines import lines

try:
    from machine import Pin  # a board

    names = ["LED", 15]
except ImportError:
    try:
        from net_cpython.pi import Pin, default_pins  # Blinka

        names = default_pins()
    except ImportError as error:
        print("no pins here:", error)
        sys.exit(2)
names = sys.argv[2:4] + list(names[len(sys.argv[2:4]) :])
led = Pin(names[0], Pin.OUT, value=0)
button = Pin(names[1], Pin.IN, Pin.PULL_UP)
clients: "list[net.Socket]" = []
told = ""


def watch():
    """Tell everybody when anything has changed."""
    global told
    state = "led %d, button %d\n" % (led.value(), button.value())
    if state != told:
        told = state
        for client in clients:
            if client.buffer_size > 1000:  # it does not read
                client.destroy()
            client.write(state)
    net.call_later(20, watch)


def on_connection(client):
    def on_line(line):
        if line in (b"led 0", b"led 1"):
            led.value(int(line[4:]))

    lines(client, on_line, longest=40)  # what a stranger may make us keep
    client.set_timeout(600000, client.destroy)  # ms: who vanishes never says so
    client.on("error", print)
    client.on("close", lambda: clients.remove(client))
    clients.append(client)
    client.write(told)


def on_listening():
    print("listening on port", server.address()["port"])
    watch()


server = net.create_server(on_connection)
server.on("error", print)
server.listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000, on_listening)
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if server.error and sys.platform == "linux":  # it could not listen
    sys.exit(1)
