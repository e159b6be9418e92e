"""What each board can do. Generated from boards/*.toml by `netboard matrix`: do not edit."""

NAMES = (
    "net.create_server net.connect net.connect(path) net.create_connection net.run net.turn "
    "net.stop net.close_all net.call_later net.wake net.on_error net.is_ip net.is_ipv4 "
    "net.is_ipv6 net.board net.capability net.NetError net.Server Server.listen "
    "Server.listen(path) Server.close Server.address Server.get_connections Server.listening "
    "Server.max_connections net.Socket Socket.connect Socket.write Socket.end Socket.destroy "
    "Socket.destroy_soon Socket.reset_and_destroy Socket.pause Socket.resume Socket.is_paused "
    "Socket.read Socket.readinto Socket.set_onread Socket.pipe Socket.unpipe "
    "Socket.set_encoding Socket.set_timeout Socket.set_keep_alive Socket.set_no_delay "
    "Socket.address Socket.connecting Socket.pending Socket.ready_state Socket.destroyed "
    "Socket.readable Socket.writable Socket.had_error Socket.bytes_read Socket.bytes_written "
    "Socket.buffer_size Socket.writable_length Socket.allow_half_open Socket.high_water_mark "
    "Socket.max_queued Socket.timeout Socket.target Socket.remote_address Socket.remote_port "
    "Socket.remote_family Socket.local_address Socket.local_port Emitter.on Emitter.once "
    "Emitter.add_listener Emitter.off Emitter.remove_listener Emitter.remove_all_listeners "
    "Emitter.listeners Emitter.listener_count Emitter.emit"
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
        "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
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
        "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
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
        "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
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
        "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
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
        "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
}
