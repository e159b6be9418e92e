# For freezing into firmware: the core and the MicroPython port. The version is that of
# lib/net/__init__.py; a test keeps them equal.
metadata(
    description="Event-driven TCP with minimal allocation",
    version="0.1.0",
    license="MIT",
)
package("net", base_path="lib", opt=3)
package("net_micropython", base_path="ports/micropython", opt=3)
