import { Memo } from "../../../model/values/memo";

test("what was asked before is not worked out again", () => {
  const memo = new Memo<number>(2);
  const workOut = jest.fn(() => 7);

  expect([memo.get("days", workOut), memo.get("days", workOut)]).toEqual([7, 7]);
  expect(workOut).toHaveBeenCalledTimes(1);
});

test("an answer that is not worth keeping is worked out again", () => {
  const memo = new Memo<number>(2);
  const workOut = jest.fn(() => 7);

  for (let times = 0; times < 2; times++) memo.get("days", workOut, () => false);

  expect(workOut).toHaveBeenCalledTimes(2);
});

test("starts anew when it holds as many as it may", () => {
  const memo = new Memo<string>(2);
  for (const question of ["one", "two", "three"]) memo.get(question, () => question);
  const workOut = jest.fn(() => "again");

  memo.get("three", workOut);
  memo.get("one", workOut);

  expect(workOut).toHaveBeenCalledTimes(1);
});
