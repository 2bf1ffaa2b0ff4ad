/** Keeps the answer to the last question, for work that is often asked for the same several times in a row. */
export function rememberingLast<Question, Answer>(
  work: (question: Question) => Answer,
): (question: Question) => Answer {
  let last: { readonly question: Question; readonly answer: Answer } | undefined;
  return (question) => {
    if (last === undefined || last.question !== question) last = { question, answer: work(question) };
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

/** The same for texts, of which there are few: they are kept. */
export function onceForEachText<Text extends string, Answer extends object | string>(
  work: (text: Text) => Answer,
): (text: Text) => Answer {
  const answers = new Map<Text, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = work(text);
    answers.set(text, answer);
    return answer;
  };
}
