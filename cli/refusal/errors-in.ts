/**
 * Terraform's errors without the frame that it draws around them, and without the pieces of source that it shows, which
 * may hold a secret: their place is enough. Whoever tells them takes out secrets first.
 */
export function errorsIn(output: string): string {
  const lines = output
    .split("\n")
    .map((line) => line.replace(/^[\s│╷╵|]+/u, "").trim())
    .filter((line) => line !== "" && !/^\d+:/.test(line));
  const start = lines.findIndex((line) => line.startsWith("Error"));
  return lines.slice(Math.max(0, start)).join(" ");
}
