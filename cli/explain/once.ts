/** Keeps the answer to the last question, for work that is often asked for the same several times in a row. */
export function rememberingLast<Question, Answer>(
  work: (question: Question) => Answer,
  isSame: (one: Question, other: Question) => boolean = Object.is,
): (question: Question) => Answer {
  let last: { readonly question: Question; readonly answer: Answer } | undefined;
  return (question) => {
    if (last === undefined || !isSame(last.question, question)) last = { question, answer: work(question) };
    return last.answer;
  };
}

/** Does the work once for each object that it is asked about. */
export function onceForEach<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key) ?? { answer: work(key) };
    answers.set(key, known);
    return known.answer;
  };
}

/** The same for texts or numbers, of which there are few: they are kept. */
export function onceForEachValue<Value extends string | number, Answer extends object | string>(
  work: (value: Value) => Answer,
): (value: Value) => Answer {
  const answers = new Map<Value, Answer>();
  return (value) => {
    const known = answers.get(value);
    if (known !== undefined) return known;
    const answer = work(value);
    answers.set(value, answer);
    return answer;
  };
}
