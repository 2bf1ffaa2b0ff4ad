import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/**
 * A Terraform state that is kept in this process and never on the disk.
 *
 * A state in a file is written anew after every single resource, which takes the more time the more there are: of the
 * 3.3 s that an apply of 166 resources took, 1.9 s went there. A state behind its own `http` backend Terraform writes
 * once, at the end of a run, and the same apply took 1.5 s.
 */
export class StateInMemory {
  /** Chooses the backend; a part of the configuration. Where the backend is, `environment` tells. */
  static readonly configuration = { terraform: { backend: { http: {} } } };

  private state = Buffer.of();
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private readonly address = new Promise<string>((resolve, reject) => {
    this.server.once("error", reject);
    this.server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
    });
  });

  /** Readies a folder as `terraform init` would, which costs a whole run of Terraform. */
  constructor(folder: string) {
    // A hash that does not fit makes Terraform compare the settings themselves.
    const chosen = { version: 3, backend: { type: "http", config: {}, hash: 0 } };
    mkdirSync(join(folder, ".terraform"));
    writeFileSync(join(folder, ".terraform", "terraform.tfstate"), JSON.stringify(chosen));
    // Nobody who forgets to close it shall wait for it.
    this.server.unref();
  }

  /** What a run of Terraform needs in its environment to find the state. */
  async environment(): Promise<Readonly<Record<string, string>>> {
    return { TF_HTTP_ADDRESS: await this.address };
  }

  /** Stops answering, from when it has begun to; safe to call twice. */
  close(): void {
    const stop = () => {
      this.server.close();
      this.server.closeAllConnections();
    };
    this.address.then(stop, stop);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "POST") this.state = Buffer.concat(await request.toArray());
    if (request.method === "DELETE") this.state = Buffer.of();
    // An empty answer is how the backend says that there is no state yet.
    response.end(request.method === "GET" ? this.state : undefined);
  }
}
