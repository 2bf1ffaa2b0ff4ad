import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

// Inputs by which somebody may try to stop, fool or rob whoever reads them. Each is made as large as is asked for:
// small in the test command, as in the attack that found the fault under `npm run test:fuzz`.

/** Writes a file from pieces, packed if its name says so; nothing is kept in memory. */
export async function writeAttack(file: string, pieces: Iterable<string>): Promise<void> {
  const packers = file.endsWith(".gz") ? [createGzip({ level: 1 })] : [];
  await pipeline([Readable.from(pieces), ...packers, createWriteStream(file)] as never);
}

function* many(piece: string, count: number): Iterable<string> {
  const block = piece.repeat(1000);
  for (let left = count; left > 0; left -= 1000) yield left >= 1000 ? block : piece.repeat(left);
}

/** An updateinfo with elements within elements, as deep as is asked for. */
export function* deepList(depth: number): Iterable<string> {
  yield "<updates><update>";
  yield* many("<a>", depth);
}

/** Nothing but blanks. */
export function* blankList(characters: number): Iterable<string> {
  yield* many(" ", characters);
}

/** An updateinfo with one text that does not end. */
export function* endlessText(element: string, characters: number): Iterable<string> {
  yield `<updates><update type="security"><${element}>`;
  yield* many("x", characters);
  yield `</${element}></update></updates>`;
}

/** An updateinfo with one tag that does not end. */
export function* endlessTag(characters: number): Iterable<string> {
  yield '<updates><update type="';
  yield* many("x", characters);
}

/** An updateinfo with as many packages in one notice as are asked for. */
export function* endlessNotice(packages: number): Iterable<string> {
  yield "<updates><update><id>ALAS2-2026-1</id><pkglist><collection>";
  yield* many('<package name="a" version="1" release="1.amzn2" arch="x86_64"/>', packages);
}

/** An honest answer of `aws ssm describe-available-patches`, about as long as is asked for. */
export function* honestAnswer(characters: number): Iterable<string> {
  yield '{"Patches": [';
  for (let written = 0, index = 0; written < characters; index++) {
    const entry = JSON.stringify({
      Name: `package-${index % 900}`,
      Epoch: 0,
      Version: `1.${index}`,
      Release: `${index % 7}.amzn2.0.${index % 13}`,
      Arch: "x86_64",
      ReleaseDate: 1_790_000_000 + index,
      Product: "AmazonLinux2.0",
      ProductFamily: "Amazon Linux",
      Classification: "Security",
      Severity: "Important",
      AdvisoryIds: [`ALAS2-2026-${index}`],
      CVEIds: Array.from({ length: 8 }, (_, at) => `CVE-2026-${index}${at}`),
      Title: "An update that fixes what was found in the package. ".repeat(10),
    });
    written += entry.length;
    yield index === 0 ? entry : `,\n${entry}`;
  }
  yield "]}";
}
