"""The guide's client: write in `connected`, a synchronous read loop until -1, close. Origin:
guide."""

import net
from net import stream


def test(t):
    serving = t.peer.serve()
    info = []

    def post_connect():
        # write some data
        out_data = stream.create_buffer({"value": "Howdy remote socket! How are you?"})
        bytes_written = connect_socket.write(out_data)
        info.append(bytes_written)
        # start read loop
        read_buffer = stream.create_buffer({"length": 1024})
        received = ""
        bytes_read = connect_socket.read(read_buffer)
        while bytes_read > -1:
            received += stream.decode_string({"source": read_buffer, "length": bytes_read})
            read_buffer.clear()  # clear the buffer before the next read
            bytes_read = connect_socket.read(read_buffer)
        info.append(received)
        connect_socket.close()  # close the socket on our end
        stream.stop()

    def connected(e):
        info.append(e.socket.host)
        post_connect()

    def error(e):
        info.append((e.error_code, e.error))

    connect_socket = stream.create_tcp(
        {"host": serving.host, "port": serving.port, "connected": connected, "error": error}
    )
    connect_socket.connect()

    def answer(e):
        """The server: answers in two pieces, and closes."""
        peer = serving.accepted[0] if serving.accepted else None
        if not peer or peer.count < 33:
            net.call_later(5, answer, None)
        else:
            peer.send(b"Fine, ")
            net.call_later(20, peer.send, b"thanks.")
            net.call_later(40, peer.close)

    answer(None)
    stream.run()
    t.equal(info, [serving.host, 33, "Fine, thanks."])
    t.equal(connect_socket.state, stream.CLOSED)
    t.equal(serving.accepted[0].received, b"Howdy remote socket! How are you?")
