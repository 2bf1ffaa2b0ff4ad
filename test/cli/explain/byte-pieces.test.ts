import { BytePieces } from "../../../cli/explain/byte-pieces";

test("hands over everything in order, in few pieces, though what was given changes afterwards", () => {
  const pieces = new BytePieces();
  const reused = Buffer.alloc(2000);
  let expected = "";

  const handedOver: Buffer[] = [];
  for (let row = 0; row < 300; row++) {
    reused.fill(65 + (row % 26));
    pieces.add(reused);
    pieces.addText(`é${row}`);
    expected += `${reused.toString()}é${row}`;
    handedOver.push(...pieces.take());
  }
  pieces.close();
  handedOver.push(...pieces.take());

  expect(Buffer.concat(handedOver).toString()).toBe(expected);
  expect(handedOver).toHaveLength(5);
  expect(pieces.hasWhole).toBe(false);
});

test("takes a part of what is given", () => {
  const pieces = new BytePieces();
  const row = Buffer.from("before middle after");

  pieces.add(row, 0, 7);
  pieces.add(row, 14);
  pieces.close();

  expect(pieces.take().map(String)).toEqual(["before after"]);
});

test("takes what is larger than a piece, behind what came before", () => {
  const pieces = new BytePieces();
  const large = "漢".repeat(100_000);

  pieces.addText("a");
  pieces.addText(large);
  pieces.addText("b");
  pieces.close();

  expect(pieces.take().map(String)).toEqual(["a", large, "b"]);
});
