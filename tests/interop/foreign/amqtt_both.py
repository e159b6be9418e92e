"""amqtt: its client against Mosquitto; its broker against its own client and aiomqtt's, which
polls a socket of its own in the same loop."""

import logging
import sys

import begin
from aiomqtt import Client
from amqtt.broker import Broker
from amqtt.client import MQTTClient
from amqtt.mqtt.constants import QOS_0, QOS_1, QOS_2

logging.disable(logging.WARNING)
PAYLOAD = b"\x00\xff payload" * 5000


async def both_ways(url):
    client = MQTTClient(config={"auto_reconnect": False})
    await client.connect(url)
    await client.subscribe([("a/#", QOS_2)])
    for qos in (QOS_0, QOS_1, QOS_2):
        await client.publish(f"a/{qos}", PAYLOAD, qos=qos)
        message = await client.deliver_message(timeout_duration=10)
        assert message.topic == f"a/{qos}"
        assert message.data == PAYLOAD
    await client.disconnect()


async def another_client(port):
    async with Client("127.0.0.1", port) as client:
        await client.subscribe("b")
        await client.publish("b", PAYLOAD, qos=1)
        async for message in client.messages:
            assert message.payload == PAYLOAD
            break


async def main():
    port, own = int(sys.argv[1]), int(sys.argv[4])
    await both_ways(f"mqtt://127.0.0.1:{port}/")
    broker = Broker(
        {
            "listeners": {"default": {"type": "tcp", "bind": f"127.0.0.1:{own}"}},
            "plugins": {"amqtt.plugins.authentication.AnonymousAuthPlugin": {}},
        }
    )
    await broker.start()
    await both_ways(f"mqtt://127.0.0.1:{own}/")
    await another_client(own)
    await broker.shutdown()


begin.run(main)
