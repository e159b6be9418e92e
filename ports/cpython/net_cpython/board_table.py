"""What each board can do. Generated from boards/*.toml by `netboard matrix`: do not edit."""

NAMES = (
    "net.create_server net.connect net.connect(path) net.connect(local_address) "
    "net.connect(local_port) net.create_connection net.run net.turn net.stop net.close_all "
    "net.fail_all net.running net.defer net.report net.lookup net.call_later net.call_every "
    "net.deadline net.wake net.on_error net.is_ip net.is_ipv4 net.is_ipv6 net.url net.board "
    "net.capability net.NetError net.Emitter net.Server Server.listen Server.listen(path) "
    "Server.listen(ipv6_only) Server.close Server.address Server.get_connections Server.accept "
    "Server.ref Server.unref Server.listening Server.max_connections net.Socket Socket.connect "
    "Socket.write Socket.try_write Socket.cork Socket.uncork Socket.end Socket.destroy "
    "Socket.destroy_soon Socket.reset_and_destroy Socket.pause Socket.resume Socket.is_paused "
    "Socket.read Socket.readinto Socket.set_onread Socket.pipe Socket.unpipe "
    "Socket.set_encoding Socket.set_timeout Socket.set_keep_alive Socket.set_no_delay "
    "Socket.set_option Socket.get_option Socket.ref Socket.unref Socket.address "
    "Socket.connecting Socket.pending Socket.ready_state Socket.destroyed Socket.readable "
    "Socket.writable Socket.had_error Socket.error Socket.bytes_read Socket.bytes_written "
    "Socket.buffer_size Socket.writable_length Socket.allow_half_open Socket.high_water_mark "
    "Socket.max_queued Socket.timeout Socket.target Socket.server Socket.remote_address "
    "Socket.remote_port Socket.remote_family Socket.local_address Socket.local_port Emitter.on "
    "Emitter.once Emitter.add_listener Emitter.off Emitter.remove_listener "
    "Emitter.remove_all_listeners Emitter.listeners Emitter.listener_count Emitter.emit "
    "Emitter.fire Emitter.has Emitter.listeners_changed stream.create_tcp TCP.connect "
    "TCP.listen TCP.accept TCP.close TCP.read TCP.write TCP.timeout TCP.listen_queue_size "
    "TCP.is_readable TCP.is_writable TCP.is_connected stream.run stream.turn stream.stop "
    "stream.create_stream stream.read stream.write stream.read_all stream.write_stream "
    "stream.pump stream.create_buffer Buffer.append Buffer.insert Buffer.copy Buffer.clone "
    "Buffer.fill Buffer.clear Buffer.release Buffer.to_string Buffer.to_blob "
    "stream.encode_number stream.decode_number stream.encode_string stream.decode_string "
    "stream.get_native_byte_order messages.SocketClient SocketClient.open SocketClient.send "
    "SocketClient.close SocketClient.port SocketClient.host SocketClient.options "
    "messages.SocketServer SocketServer.start SocketServer.stop SocketServer.options "
    "messages.Socket messages.Socket.send messages.Socket.close messages.Socket.remote_host "
    "messages.Socket.remote_port messages.supported_receive_types "
    "messages.supported_send_types messages.MessageError DataSocket.connect "
    "DataSocket.connect(name) DataSocket.listen DataSocket.on DataSocket.once DataSocket.off "
    "DataSocket.send DataSocket.close DataSocket.active DataSocket.address "
    "DataSocket.local_port DataSocket.last_error msgport.StreamSocket StreamSocket.connect "
    "StreamSocket.is_connected StreamSocket.listen StreamSocket.is_listening "
    "StreamSocket.accept StreamSocket.send StreamSocket.send_str StreamSocket.receive "
    "StreamSocket.receive_str StreamSocket.close StreamSocket.set_address "
    "StreamSocket.get_address StreamSocket.set_send_to_address "
    "StreamSocket.get_send_to_address StreamSocket.get_received_from_address "
    "StreamSocket.get_count_rcv_buf StreamSocket.get_count_send_buf StreamSocket.status "
    "StreamSocket.is_readable StreamSocket.is_writable StreamSocket.is_exception "
    "StreamSocket.notify_readable StreamSocket.notify_writable StreamSocket.notify_exception "
    "StreamSocket.set_message_port StreamSocket.set_keep_alive StreamSocket.set_linger "
    "StreamSocket.set_max_seg StreamSocket.set_no_delay StreamSocket.set_ttl "
    "StreamSocket.set_reuse_addr StreamSocket.set_oob_inline StreamSocket.set_send_buf "
    "StreamSocket.set_rcv_buf StreamSocket.set_send_timeout StreamSocket.set_receive_timeout "
    "msgport.SocketAddress msgport.MessagePort MessagePort.wait_message "
    "MessagePort.get_message MessagePort.peek_message msgport.wait msgport.create_object "
    "aio.attach aio.open_connection aio.open_connection(path) aio.start_server "
    "aio.start_server(path) aio.wait_for aio.Stream aio.Stream.read aio.Stream.readinto "
    "aio.Stream.readexactly aio.Stream.readline aio.Stream.at_eof aio.Stream.write "
    "aio.Stream.writelines aio.Stream.awrite aio.Stream.drain aio.Stream.can_write_eof "
    "aio.Stream.write_eof aio.Stream.close aio.Stream.aclose aio.Stream.abort "
    "aio.Stream.is_closing aio.Stream.wait_closed aio.Stream.connected "
    "aio.Stream.get_extra_info aio.Server aio.Server.port aio.Server.address "
    "aio.Server.is_serving aio.Server.sockets aio.Server.get_loop aio.Server.close "
    "aio.Server.abort_clients aio.Server.close_clients aio.Server.wait_closed "
    "aio.Server.serve_forever tls.connect tls.create_server tls.Context tls.Context(ca) "
    "tls.Context(cert) tls.Context(password) tls.Context(trust_all) "
    "tls.Context(server_hostname) tls.Context(client_auth) tls.Context(alpn) "
    "tls.Context(handshake_timeout) tls.Context(allow_truncation) tls.secure tls.alpn_protocol "
    "tls.authorized tls.peer_certificate tls.session_reused tls.upgrade tls.close_notify "
    "tls.truncation tls.aio tls.messages dns.use dns.use(servers) dns.use(tries) dns.use(keep) "
    "dns.stop lines.lines lines.lines(encoding) lines.lines(longest) lines.lines(timeout) "
    "lines.lines(in_place) lines.exactly lines.frames lines.Reader.stop lines.Reader.reason "
    "reconnecting.Reconnecting reconnecting.Reconnecting(first) "
    "reconnecting.Reconnecting(patience) reconnecting.Reconnecting(outbox) "
    "reconnecting.Reconnecting(silence) Reconnecting.write Reconnecting.now Reconnecting.stop "
    "Reconnecting.online Reconnecting.error Reconnecting.delay Reconnecting.socket watch.watch "
    "watch.Stream Stream.write Stream.end Stream.destroy Stream.pause Stream.pipe "
    "Stream.stream udp.create_socket udp.create_socket(longest) udp.create_socket(shared) "
    "udp.create_socket(broadcast) udp.create_socket(onread) udp.Socket.bind udp.Socket.send "
    "udp.Socket.join udp.Socket.leave udp.Socket.pause udp.Socket.resume udp.Socket.address "
    "udp.Socket.close udp.Socket.sender pi.model pi.table pi.default_pins pi.Pin pi.Pin.value "
    "pi.Pin.on pi.Pin.off pi.Pin.toggle pi.Pin.deinit cli.connect cli.listen cli.echo "
    "cli.bench cli.info"
)
_LEVELS_0 = (
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffpfffffffffpfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "fffffffffffffffffffffffffffffffffffffffffffffffffffpppppppfffff"
)
# id: title, platform, builds, machine texts, limits, a letter for each name
BOARDS = {
    "RASPBERRY_PI_5": (
        "Raspberry Pi 5",
        "linux",
        ("RASPBERRY_PI_5",),
        ("Raspberry Pi 5 Model B",),
        {
            "ram": 2097152,
            "backlog": 511,
            "rx_buffer": 65536,
            "loopback": True,
        },
        _LEVELS_0,
    ),
    "RASPBERRY_PI_4B": (
        "Raspberry Pi 4B",
        "linux",
        ("RASPBERRY_PI_4B",),
        ("Raspberry Pi 4 Model B",),
        {
            "ram": 1048576,
            "backlog": 511,
            "rx_buffer": 65536,
            "loopback": True,
        },
        _LEVELS_0,
    ),
    "RASPBERRY_PI_3B_PLUS": (
        "Raspberry Pi 3B+",
        "linux",
        ("RASPBERRY_PI_3B_PLUS",),
        ("Raspberry Pi 3 Model B Plus",),
        {
            "ram": 1048576,
            "backlog": 511,
            "rx_buffer": 65536,
            "loopback": True,
        },
        _LEVELS_0,
    ),
    "RASPBERRY_PI_ZERO_2_W": (
        "Raspberry Pi Zero 2 W",
        "linux",
        ("RASPBERRY_PI_ZERO_2_W",),
        ("Raspberry Pi Zero 2",),
        {
            "ram": 524288,
            "backlog": 511,
            "rx_buffer": 65536,
            "loopback": True,
        },
        _LEVELS_0,
    ),
    "LINUX": (
        "Linux, CPython 3.9 or later",
        "linux",
        ("GENERIC_LINUX_PC",),
        ("Linux-",),
        {
            "backlog": 511,
            "rx_buffer": 65536,
            "loopback": True,
        },
        _LEVELS_0,
    ),
}
