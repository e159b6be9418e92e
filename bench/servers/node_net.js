// The server written with Node's net. Part of bench.
//
//     node node_net.js PORT TASK      TASK: echo, bulk, fanout

const net = require("net");

const [port, task] = [Number(process.argv[2]), process.argv[3]];
const everybody = new Set();

function echo(socket) {
  socket.on("data", (data) => {
    if (!socket.write(data)) socket.pause();
  });
  socket.on("drain", () => socket.resume());
}

function fanout(socket) {
  everybody.add(socket);
  socket.on("close", () => everybody.delete(socket));
  socket.on("data", (data) => {
    for (const one of everybody) one.write(data);
  });
}

const server = net.createServer({ noDelay: true }, (socket) => {
  socket.on("error", () => {});
  (task === "fanout" ? fanout : echo)(socket);
});
server.listen(port, "127.0.0.1", 511, () => console.log("ready"));
