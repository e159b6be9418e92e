"""python -m net echo [PORT]: everything comes back, as fast as it is taken."""

import net
from net_cli import OK, failed, say


def serve(host, port, told):
    """An echo server; told(text) hears of connections. Returns the net.Server."""

    def on_connection(sock):
        where = f"{sock.remote_address} port {sock.remote_port}"
        told(f"{where} connected")
        sock.set_no_delay()
        sock.on("error", lambda error: told(f"{where} {error.code}"))
        sock.on("close", lambda: told(f"{where} closed after {sock.bytes_read} bytes"))
        sock.pipe(sock)

    return net.create_server(on_connection).listen(port, host)


def run(options):
    codes = [OK]
    server = serve(options.host, options.port, say if options.verbose else lambda text: None)
    server.on("listening", lambda: say(f"listening on port {server.address()['port']}"))
    server.on("error", lambda error: codes.append(failed(error)))
    net.run()
    return codes[-1]
