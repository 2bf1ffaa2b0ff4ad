import { BytePieces } from "../../../cli/explain/byte-pieces";

test("hands over everything in order, in few pieces, though what was given changes afterwards", () => {
  const pieces = new BytePieces();
  const reused = Buffer.alloc(2000);
  let expected = "";

  const handedOver: Buffer[] = [];
  for (let row = 0; row < 300; row++) {
    reused.fill(65 + (row % 26));
    pieces.add(reused);
    pieces.add(`é${row}`);
    expected += `${reused.toString()}é${row}`;
    handedOver.push(...pieces.take());
  }
  pieces.close();
  handedOver.push(...pieces.take());

  expect(Buffer.concat(handedOver).toString()).toBe(expected);
  expect(handedOver).toHaveLength(5);
  expect(pieces.take()).toEqual([]);
});

test("takes what is larger than a piece, behind what came before", () => {
  const pieces = new BytePieces();
  const large = "漢".repeat(100_000);

  pieces.add("a");
  pieces.add(large);
  pieces.add("b");
  pieces.close();

  expect(pieces.take().map(String)).toEqual(["a", large, "b"]);
});
