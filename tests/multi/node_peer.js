// Node's net as one role of the two-role tests: node node_peer.js serve SCENARIO, or client SCENARIO PORT.
// The scenarios are those of m_SCENARIO.py, whose other role `net` plays.
"use strict";

const net = require("net");
const assert = require("assert");

const ECHO = 300000;
const BULK = 8 * 1024 * 1024;
const CHUNK = 16384;

const pattern = (n, at = 0) => Buffer.from(Uint8Array.from({ length: n }, (_, i) => (at + i) % 251));

function collect(socket) {
  const chunks = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks);
}

let held = null; // waits for a knock of the client, a connection of its own

const servers = {
  echo: (socket) => socket.pipe(socket),
  half_close(socket) {
    const all = collect(socket);
    socket.on("end", () => {
      assert.strictEqual(all().toString(), "question");
      socket.end("answer");
    });
  },
  reset: (socket) => socket.on("data", () => socket.resetAndDestroy()),
  backpressure(socket) {
    const all = collect(socket);
    socket.pause();
    held = socket;
    socket.on("end", () => {
      assert.ok(all().equals(pattern(BULK)));
      socket.end(String(all().length));
    });
  },
};

const clients = {
  echo(socket) {
    const all = collect(socket);
    socket.end(pattern(ECHO));
    socket.on("close", () => assert.ok(all().equals(pattern(ECHO))));
  },
  half_close(socket) {
    const all = collect(socket);
    socket.end("question");
    socket.on("close", () => assert.strictEqual(all().toString(), "answer"));
  },
  reset(socket) {
    let code = null;
    socket.on("error", (error) => (code = error.code));
    socket.on("close", () => assert.strictEqual(code, "ECONNRESET"));
    socket.write("x");
    socket.resume();
  },
  backpressure(socket) {
    const all = collect(socket);
    let sent = 0;
    let full = 0;
    function send() {
      while (sent < BULK) {
        sent += CHUNK;
        if (!socket.write(pattern(CHUNK, sent - CHUNK))) {
          if (!full) net.connect(Number(port), "127.0.0.1").end();
          full += 1;
          socket.once("drain", send);
          return;
        }
      }
      socket.end();
    }
    send();
    socket.on("close", () => {
      assert.strictEqual(all().toString(), String(BULK));
      assert.ok(full > 0);
    });
  },
};

const [role, scenario, port] = process.argv.slice(2);
if (role === "serve") {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    if (held) {
      held.resume();
      socket.resume().end();
    } else {
      servers[scenario](socket);
    }
    if (socket !== held) server.close();
  });
  server.listen(0, "127.0.0.1", () => console.log("PORT " + server.address().port));
} else {
  clients[scenario](net.connect(Number(port), "127.0.0.1"));
}
