import { utf8Texts } from "../../../cli/explain/utf8-texts";

async function read(...pieces: Buffer[]): Promise<string> {
  const given = (async function* () {
    yield* pieces;
  })();
  let all = "";
  for await (const text of utf8Texts(given)) all += text;
  return all;
}

/** Bytes in pieces of some length, as a file or a pipe hands them over. */
function cut(bytes: Buffer, length: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
}

test.each([1, 2, 3, 5, 100_000])("reads any letter, whatever the pieces (%d bytes)", async (length) => {
  const text = "plain, é, 漢, 🙂 and plain again. ".repeat(length > 3 ? 2000 : 20);

  expect(await read(...cut(Buffer.from(text), length))).toBe(text);
});

test("leaves out the mark with which some files begin", async () => {
  expect(await read(Buffer.from("\ufeff<updates/>"))).toBe("<updates/>");
});

test.each([
  ["a byte that begins no character", [Buffer.from("plain"), Buffer.from([0xff]), Buffer.from("plain")]],
  ["a character that plain text breaks off", [Buffer.from("漢").subarray(0, 2), Buffer.from("plain")]],
  ["a character that the end breaks off", [Buffer.from("plain"), Buffer.from("漢").subarray(0, 2)]],
])("throws at %s", async (_, pieces) => {
  await expect(read(...pieces)).rejects.toThrow("expected text in UTF-8");
});
