// A DataSocket peer in Node, without dependencies: node datasocket_peer.js serve, or client PORT.
// Serves: sends back each value. Client: sends VALUES and checks that they come back.
"use strict";

const net = require("net");
const assert = require("assert");

const VALUES = [
  { test: 1 }, ["method", 1, null, true, 2.5, { a: [] }], 0, -1, 23, 24, 255, 256, 65536, -25,
  4294967296, -9007199254740991, "", "\u0436\u20ac\u{1f600}", Buffer.from([]), Buffer.from([0, 255]),
  [], {}, false, 0.1, -1.5e300, 65504.5, "x".repeat(3000), Array.from({ length: 300 }, (_, i) => i),
];

function head(major, n) {
  if (n < 24) return Buffer.from([major | n]);
  if (n < 256) return Buffer.from([major | 24, n]);
  const out = Buffer.alloc(n < 65536 ? 3 : n < 4294967296 ? 5 : 9);
  out[0] = major | (out.length === 3 ? 25 : out.length === 5 ? 26 : 27);
  if (out.length === 9) out.writeBigUInt64BE(BigInt(n), 1);
  else out.writeUIntBE(n, 1, out.length - 1);
  return out;
}

function encode(value) {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === "boolean") return Buffer.from([value ? 0xf5 : 0xf4]);
  if (Number.isSafeInteger(value)) return value < 0 ? head(0x20, -1 - value) : head(0, value);
  if (typeof value === "number") {
    const out = Buffer.alloc(9, 0xfb);
    out.writeDoubleBE(value, 1);
    return out;
  }
  if (typeof value === "string") {
    const text = Buffer.from(value);
    return Buffer.concat([head(0x60, text.length), text]);
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([head(0x40, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(0x80, value.length), ...value.map(encode)]);
  const keys = Object.keys(value);
  return Buffer.concat([head(0xa0, keys.length), ...keys.flatMap((k) => [encode(k), encode(value[k])])]);
}

function half(bits) {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size = exponent === 31 ? (fraction ? NaN : Infinity)
    : exponent ? (1024 + fraction) * 2 ** (exponent - 25) : fraction * 2 ** -24;
  return bits & 0x8000 ? -size : size;
}

class Decoder {
  constructor(buffer) {
    this.buffer = buffer;
    this.at = 0;
  }

  take(n) {
    assert.ok(this.at + n <= this.buffer.length, "item is cut");
    this.at += n;
    return this.buffer.subarray(this.at - n, this.at);
  }

  number(info) {
    if (info < 24) return info;
    const part = this.take(1 << (info - 24));
    return part.length === 8 ? Number(part.readBigUInt64BE()) : part.readUIntBE(0, part.length);
  }

  item() {
    const first = this.take(1)[0];
    const info = first & 31;
    if (first >= 0xf9) {
      const part = this.take(2 << (info - 25));
      return info === 25 ? half(part.readUInt16BE()) : info === 26 ? part.readFloatBE() : part.readDoubleBE();
    }
    if (first >= 0xf4) return { 0xf4: false, 0xf5: true, 0xf6: null }[first];
    const n = this.number(info);
    switch (first >> 5) {
      case 0: return n;
      case 1: return -1 - n;
      case 2: return Buffer.from(this.take(n));
      case 3: return this.take(n).toString();
      case 4: return Array.from({ length: n }, () => this.item());
      default: return Object.fromEntries(Array.from({ length: n }, () => [this.item(), this.item()]));
    }
  }
}

function frame(value) {
  const payload = encode(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  return Buffer.concat([length, payload]);
}

function onValue(socket, handler) {
  let rest = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE()) {
      const end = 4 + rest.readUInt32BE();
      const decoder = new Decoder(rest.subarray(4, end));
      const value = decoder.item();
      assert.strictEqual(decoder.at, end - 4, "bytes after the item");
      rest = rest.subarray(end);
      handler(value);
    }
  });
}

const [role, port] = process.argv.slice(2);
if (role === "serve") {
  const server = net.createServer((socket) => {
    server.close();
    onValue(socket, (value) => socket.write(frame(value)));
  });
  server.listen(0, "127.0.0.1", () => console.log("PORT " + server.address().port));
} else {
  const socket = net.connect(Number(port), "127.0.0.1");
  let next = 0;
  onValue(socket, (value) => {
    assert.deepStrictEqual(value, VALUES[next]);
    next += 1;
    if (next === VALUES.length) socket.end();
  });
  socket.on("close", () => assert.strictEqual(next, VALUES.length));
  for (const value of VALUES) socket.write(frame(value));
}
