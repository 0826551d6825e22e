// When letters leave: after a pause, at once when asked, and again when nobody answers.
import type { Letter } from "./data";

const PAUSE = 400; // milliseconds without a key before the text is sent
const PATIENCE = 2000; // milliseconds before a letter is sent once more; doubled each time
const LONGEST = 16000;

export interface Desk {
  /** The letter that says what is on the screen; null when there is nothing new, or not yet. */
  write: () => Letter | null;
  /** The last letter once more; null when it was answered. */
  copy: (attempt: number) => Letter | null;
  post: (letter: Letter) => void;
  /** Told when letters go unanswered, and when they no longer do. */
  lost: (lost: boolean) => void;
}

export class Courier {
  private timer = 0;
  private again = 0;

  constructor(private readonly desk: Desk) {}

  /** Send after a pause, counted from now. */
  later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.now(), PAUSE);
  }

  /** Send what is new at once. */
  now(): void {
    clearTimeout(this.timer);
    const letter = this.desk.write();
    if (letter) this.send(letter);
    this.desk.lost(false);
  }

  /** An answer has come. */
  answered(): void {
    if (!this.desk.copy(0)) clearTimeout(this.again);
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.again);
  }

  private send(letter: Letter): void {
    this.desk.post(letter);
    clearTimeout(this.again);
    this.again = window.setTimeout(() => {
      const copy = this.desk.copy(letter.attempt + 1);
      if (copy) this.send(copy);
      this.desk.lost(copy !== null && copy.attempt > 1);
    }, Math.min(PATIENCE * 2 ** letter.attempt, LONGEST));
  }
}
