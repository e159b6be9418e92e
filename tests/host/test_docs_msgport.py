"""docs/msgport.md names all of net.msgport, and nothing that is not there."""

import re

import markdown
import pytest
from netboard import tables

from net import msgport

PAGE = markdown.runtimes.ROOT / "docs/msgport.md"
CODE = " ".join(re.findall(r"`([^`]+)`", markdown.prose(PAGE))) + "".join(markdown.programs(PAGE))
CLASSES = {
    "StreamSocket": msgport.StreamSocket,
    "MessagePort": msgport.MessagePort,
    "SocketAddress": msgport.SocketAddress,
    "SocketEvent": lambda: msgport.StreamSocket()._event,
}
OF_ADDRESS = (
    "set_address get_address set_host_name get_host_name set_port get_port is_address_valid"
)
OPTIONS = (
    "keep_alive linger max_seg no_delay ttl reuse_addr oob_inline send_buf rcv_buf send_timeout"
    " receive_timeout"
).split()
QUERIES = (
    "again already bad_addr dest_addr_req host_unreach invalid in_progress would_block success ok"
    " conn_aborted conn_refused conn_reset is_conn not_conn"
).split()
NAMES = [
    *tables.styles()["msgport"],
    *(f"SocketAddress.{name}" for name in OF_ADDRESS.split()),
    *(f"StreamSocket.e_{name}" for name in QUERIES),
    "StreamSocket.get_id",
    "StreamSocket.get_message_port",
    "SocketEvent.get_socket_id",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_is_there_and_on_the_page(name):
    kind, _, word = name.partition(".")
    owner = CLASSES[kind]() if kind in CLASSES else msgport
    assert hasattr(owner, word)
    assert re.search(rf"\b{word}\b", CODE)


@pytest.mark.parametrize("name", OPTIONS)
def test_option_is_there_and_on_the_page(name):
    sock = msgport.StreamSocket()
    assert callable(getattr(sock, f"get_{name}"))
    assert callable(getattr(sock, f"set_{name}"))
    assert f"set_{name}" in CODE


def all_names():
    things = [msgport, *(make() for make in CLASSES.values())]
    return lambda name: any(hasattr(thing, name) for thing in things)


OWN = r"(?<!\bnet\.)\b([a-z_]+_[a-z_]+)\("


@pytest.mark.parametrize("name", sorted(set(re.findall(OWN, CODE))))
def test_what_the_page_calls_is_there(name):
    assert all_names()(name)
