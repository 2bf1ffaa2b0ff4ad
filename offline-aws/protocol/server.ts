import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { removeTemporaryFolder, temporaryFolder } from "../../host/files/temporary-folder";
import { PROVIDER_ADDRESSES } from "./provider-address";
import { PROVIDER_SERVICE, type ProviderCalls } from "./service";

/** A Unix socket's path may have some hundred bytes; macOS takes the fewest, 104 with the closing zero. */
const LONGEST_SOCKET_PATH = 103;

/** A state may be long; and nobody watches the channels, which takes time with each call. */
const SERVER_OPTIONS = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc.enable_channelz": 0,
};

/** A server that listens. */
export interface ListeningServer {
  /** Path of the Unix socket on which it listens. */
  readonly socket: string;
  /** What Terraform wants in `TF_REATTACH_PROVIDERS` to use this server instead of a downloaded provider. */
  readonly reattach: string;
  /** Ends all connections and removes the socket; safe to call twice. */
  close(): Promise<void>;
}

/**
 * Listens on a Unix socket in a new temporary folder.
 *
 * Each connection gets provider calls of its own from `newCalls`: Terraform opens one connection for each provider
 * block it configures, so two blocks, or two runs side by side, do not see each other's configuration.
 */
export async function listen(newCalls: () => ProviderCalls): Promise<ListeningServer> {
  const folder = temporaryFolder("offline-aws", shortTemporaryFolder());
  const socket = join(folder, "s");
  const servers = new Map<Socket, Server>();
  const listener = createServer((connection) => {
    const server = new Server(SERVER_OPTIONS);
    server.addService(PROVIDER_SERVICE, implementation(newCalls()));
    servers.set(connection, server);
    connection.on("error", () => connection.destroy());
    connection.on("close", () => {
      servers.delete(connection);
      server.forceShutdown();
    });
    server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(connection);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(socket, resolve);
  });
  let closed: Promise<void> | undefined;
  return {
    socket,
    reattach: reattachConfiguration(socket),
    close: () => {
      closed ??= new Promise((resolve) => {
        for (const connection of servers.keys()) connection.destroy();
        listener.close(() => {
          removeTemporaryFolder(folder);
          resolve();
        });
      });
      return closed;
    },
  };
}

/**
 * `Test` tells Terraform that the process is not its own: it must neither wait for it nor end it.
 */
function reattachConfiguration(socket: string): string {
  const server = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "unix", String: socket },
  };
  return JSON.stringify(Object.fromEntries(PROVIDER_ADDRESSES.map((address) => [address, server])));
}

function shortTemporaryFolder(): string {
  const usual = tmpdir();
  const longest = join(usual, "offline-aws-XXXXXX", "s").length;
  return longest > LONGEST_SOCKET_PATH ? "/tmp" : usual;
}

function implementation(calls: ProviderCalls): UntypedServiceImplementation {
  const methods = Object.keys(PROVIDER_SERVICE) as (keyof ProviderCalls)[];
  return Object.fromEntries(methods.map((name) => [name, unary(calls, name)]));
}

function unary(calls: ProviderCalls, name: keyof ProviderCalls): handleUnaryCall<object, object> {
  const method = calls[name].bind(calls) as (request: object) => object;
  return (call, callback) => {
    try {
      callback(null, method(call.request));
    } catch (problem) {
      const details = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
      callback({ code: status.INTERNAL, details: `offline-aws failed in ${name}: ${details}` });
    }
  };
}
