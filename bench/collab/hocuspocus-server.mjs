import { Server } from "@hocuspocus/server";
const server = new Server({ port: 5198, quiet: true });
await server.listen();
console.log("listening");
