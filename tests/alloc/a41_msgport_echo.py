"""Given an echo server of net.msgport, when 10,000 messages go round under a locked heap (wait,
receive into its buffer, send, ask for the status), then all do."""

import gc

import kit
import msgport_kit

from net.msgport import MessagePort, wait

CLAIMS = (
    "msgport.stream_socket.StreamSocket.receive",
    "msgport.stream_socket.StreamSocket._holds",
    "msgport.message_port.MessagePort._add",
    "msgport.message_port.wait",
)


def test(t):
    port = MessagePort()
    listening, number = msgport_kit.listener(t, port)
    count = kit.Locked(t)
    client = kit.Client(t, number, count)
    t.until(listening.is_readable, "the client")
    sock = listening.accept()
    sock.notify_readable(True)
    # Longer than the message: a part of a buffer makes no slice either.
    buffer = bytearray(kit.SIZE * 4)
    serve(count, port, sock, buffer)
    t.check(count.through, "all messages, %d are left" % client.count.left)


def serve(count, port, sock, buffer):
    gc.collect()
    try:
        while not count.through and not count.errors:
            event = wait(0, port)
            if event is not None and event.get_socket_id() == sock.get_id() and sock.is_readable():
                received = sock.receive(buffer, 0, kit.SIZE * 2)
                if received > 0:
                    sock.send(buffer, 0, received)
                if not sock.e_ok():
                    break
    finally:
        count.unlock()
    for error in count.errors:
        raise error
