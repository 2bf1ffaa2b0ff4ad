import { Remembered } from "../../../model/values/remembered";

test("what was asked before is not worked out again", () => {
  const remembered = new Remembered<number>(2);
  const workOut = jest.fn(() => 7);

  expect([remembered.answer("days", workOut), remembered.answer("days", workOut)]).toEqual([7, 7]);
  expect(workOut).toHaveBeenCalledTimes(1);
});

test("an answer that is not worth keeping is worked out again", () => {
  const remembered = new Remembered<number>(2);
  const workOut = jest.fn(() => 7);

  for (let times = 0; times < 2; times++) remembered.answer("days", workOut, () => false);

  expect(workOut).toHaveBeenCalledTimes(2);
});

test("starts anew when it holds as many as it may", () => {
  const remembered = new Remembered<string>(2);
  for (const question of ["one", "two", "three"]) remembered.answer(question, () => question);
  const workOut = jest.fn(() => "again");

  remembered.answer("three", workOut);
  remembered.answer("one", workOut);

  expect(workOut).toHaveBeenCalledTimes(1);
});
