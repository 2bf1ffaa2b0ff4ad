/** What a command may touch of the world around it. Tests bring their own. */
export interface Console {
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** The present. */
  readonly now: () => Date;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stdin: NodeJS.ReadableStream;
}

export function consoleOfProcess(): Console {
  return {
    cwd: process.cwd(),
    now: () => new Date(),
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
  };
}

/** Writes texts one after the other, no faster than they are taken: memory stays flat. */
export async function print(stream: NodeJS.WritableStream, texts: Iterable<string>): Promise<void> {
  let pending = "";
  for (const text of texts) {
    pending += text;
    if (pending.length < PIECE) continue;
    await write(stream, pending);
    pending = "";
  }
  if (pending !== "") await write(stream, pending);
}

/** Characters that go out at once. */
const PIECE = 65_536;

function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
