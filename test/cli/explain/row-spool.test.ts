import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Place, RowSpool } from "../../../cli/explain/row-spool";
import { testFolder } from "../../support/folders";

/** The parts of a row as its place tells them. */
function parts(spool: RowSpool, place: Place): readonly string[] {
  const { before, middle } = place;
  const row = spool.read(place);
  return [row.subarray(0, before), row.subarray(before, before + middle), row.subarray(before + middle)].map(String);
}

test("gives back what was added, in any order, and any letter", () => {
  const spool = new RowSpool(testFolder());
  const rows = Array.from(
    { length: 3000 },
    (_, index) => [`${index} `, "é漢🙂".repeat(index % 50), "\u0000\n"] as const,
  );

  const places = rows.map((row) => spool.add(row));

  const backwards = places.reverse().map((place) => parts(spool, place));
  expect(backwards).toEqual([...rows].reverse());
  spool.close();
});

test("takes a row that is larger than what it writes at once", () => {
  const spool = new RowSpool(testFolder());
  const large = "漢".repeat(1_500_000);

  const places = [spool.add(["a", "", "b"]), spool.add([large, "c", ""]), spool.add(["d", "e", "f"])];

  expect(places.map((place) => parts(spool, place))).toEqual([
    ["a", "", "b"],
    [large, "c", ""],
    ["d", "e", "f"],
  ]);
  spool.close();
});

test("leaves no file behind, not even while it is in use", () => {
  const folder = testFolder();

  const spool = new RowSpool(folder);
  spool.add(["a", "b", "c"]);

  expect(readdirSync(folder)).toEqual([]);
  spool.close();
});

test("throws in one line where no temporary file can be made", () => {
  const folder = join(testFolder(), "missing");

  expect(() => new RowSpool(folder)).toThrow(
    `${folder}: expected room for a temporary file, nothing is there; set TMPDIR to another folder`,
  );
});
