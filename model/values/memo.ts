/**
 * Answers by the text of their question, so that what a thousand accounts have in common is worked out once. Holds at
 * most `most` of them, then starts anew: a long-lived process does not grow.
 */
export class Memo<Answer> {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly most: number) {}

  /** The answer known for a question; otherwise it is worked out, and kept if it is `worthKeeping`. */
  public get(question: string, workOut: () => Answer, worthKeeping: (answer: Answer) => boolean = () => true): Answer {
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    const answer = workOut();
    if (!worthKeeping(answer)) return answer;
    if (this.answers.size >= this.most) this.answers.clear();
    this.answers.set(question, answer);
    return answer;
  }
}
