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
    "ESP32_GENERIC_C3": (
        "ESP32-C3",
        "esp32",
        ("ESP32_GENERIC_C3",),
        ("ESP32C3 module",),
        {
            "ram": 400,
            "sockets": 10,
            "max_connections": 6,
            "backlog": 2,
            "rx_buffer": 1440,
            "in_flight": 5760,
            "loopback": True,
        },
        "upnuuuuuuuuuuuuuuuuuupuuuuuupuunuuuuuuuuuunuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
    "ESP32_GENERIC_S3": (
        "ESP32-S3",
        "esp32",
        ("ESP32_GENERIC_S3", "ESP32_GENERIC_S3-SPIRAM_OCT", "ESP32_GENERIC_S3-FLASH_4M"),
        ("Generic ESP32S3 module",),
        {
            "ram": 512,
            "sockets": 10,
            "max_connections": 6,
            "backlog": 2,
            "rx_buffer": 1440,
            "in_flight": 5760,
            "loopback": True,
        },
        "upnuuuuuuuuuuuuuuuuuupuuuuuupuunuuuuuuuuuunuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
    "RPI_PICO2_W": (
        "Raspberry Pi Pico 2 W",
        "rp2",
        ("RPI_PICO2_W", "RPI_PICO2_W-RISCV"),
        ("Raspberry Pi Pico 2 W with RP2350",),
        {
            "ram": 520,
            "sockets": 5,
            "max_connections": 3,
            "backlog": 2,
            "rx_buffer": 800,
            "in_flight": 800,
            "loopback": False,
        },
        "upnuuuuuuuuuuuuuuuuuupuuuuuupuunuuuuuuuuuunuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
    "W5500_EVB_PICO": (
        "WIZnet W5500-EVB-Pico",
        "rp2",
        ("W5500_EVB_PICO",),
        ("W5500-EVB-Pico with RP2040",),
        {
            "ram": 264,
            "sockets": 5,
            "max_connections": 3,
            "backlog": 2,
            "rx_buffer": 800,
            "in_flight": 800,
            "loopback": False,
        },
        "upnuuuuuuuuuuuuuuuuuupuuuuuupuunuuuuuuuuuunuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
    "ESP8266_GENERIC": (
        "ESP8266",
        "esp8266",
        (
            "ESP8266_GENERIC",
            "ESP8266_GENERIC-FLASH_2M_ROMFS",
            "ESP8266_GENERIC-FLASH_1M",
            "ESP8266_GENERIC-FLASH_512K",
        ),
        ("ESP module with ESP8266",),
        {
            "ram": 80,
            "sockets": 5,
            "max_connections": 3,
            "backlog": 2,
            "rx_buffer": 1024,
            "in_flight": 800,
            "loopback": False,
        },
        "upnuuuuuuuuuuuuuuuuuupuuuuuupuunuuuuuuuuuunuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
    "ESP32_GENERIC": (
        "ESP32",
        "esp32",
        (
            "ESP32_GENERIC",
            "ESP32_GENERIC-SPIRAM",
            "ESP32_GENERIC-OTA",
            "ESP32_GENERIC-D2WD",
            "ESP32_GENERIC-UNICORE",
        ),
        ("Generic ESP32 module",),
        {
            "ram": 520,
            "sockets": 10,
            "max_connections": 6,
            "backlog": 2,
            "rx_buffer": 1440,
            "in_flight": 5760,
            "loopback": True,
        },
        "upnuuuuuuuuuuuuuuuuuupuuuuuupuunuuuuuuuuuunuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
    "RPI_PICO_W": (
        "Raspberry Pi Pico W",
        "rp2",
        ("RPI_PICO_W",),
        ("Raspberry Pi Pico W with RP2040",),
        {
            "ram": 264,
            "sockets": 5,
            "max_connections": 3,
            "backlog": 2,
            "rx_buffer": 800,
            "in_flight": 800,
            "loopback": False,
        },
        "upnuuuuuuuuuuuuuuuuuupuuuuuupuunuuuuuuuuuunuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
    "UNIX": (
        "MicroPython unix port",
        "unix",
        ("standard",),
        ("linux [",),
        {
            "backlog": 511,
            "rx_buffer": 16384,
            "loopback": True,
        },
        "upuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
    ),
}
