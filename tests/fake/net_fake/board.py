"""What the fake port pretends to be: the board of its personality. Part of net_fake."""


def keys():
    import net_fake

    return BUILDS.get(net_fake.NAME, ""), "in memory"


BUILDS = {
    "esp32": "ESP32_GENERIC",
    "rp2": "RPI_PICO_W",
    "unix": "standard",
    "linux": "GENERIC_LINUX_PC",
}


def address():
    """What other machines call it; "" while its link is down."""
    from .world import WORLD

    return "192.0.2.10" if WORLD.link else ""
