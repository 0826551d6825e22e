// The line between browser and Python: numbers what is sent, knows what has arrived, and brings
// what Python changed into what was typed meanwhile.
import { presentableDiff } from "@codemirror/merge";
import { ChangeSet, Text } from "@codemirror/state";
import type { Letter, TextPush } from "./data";

/** A text that Python has or may have, and what was typed since. */
interface Held {
  number: number;
  text: Text;
  since: ChangeSet;
}

export class Line {
  private readonly life = Math.random().toString(36).slice(2);
  private readonly of: string;
  private base: Held;
  private out: Held[] = [];
  private last = 0;
  private revision: string;
  stamp: string;

  constructor(first: TextPush, text: Text) {
    this.of = first.of;
    this.revision = first.revision;
    this.stamp = first.stamp;
    this.base = held(0, text);
  }

  /** Changes since the text that Python confirmed last. */
  get since(): ChangeSet {
    return this.base.since;
  }

  /** True while Python has not confirmed what is on the screen. */
  isBehind(now: Text): boolean {
    return this.out.length > 0 || !now.eq(this.base.text);
  }

  typed(changes: ChangeSet): void {
    for (const one of [this.base, ...this.out]) one.since = one.since.compose(changes);
  }

  /** The letter that says what is on the screen; null when it is on its way or has arrived. */
  letter(now: Text): Letter | null {
    const before = this.out.at(-1) ?? this.base;
    if (now.eq(before.text)) return null;
    this.last += 1;
    this.out.push(held(this.last, now));
    return this.copy(0);
  }

  /** The last letter once more; null when nothing waits for an answer. */
  copy(attempt: number): Letter | null {
    const waiting = this.out.at(-1);
    if (!waiting) return null;
    const { life, of, revision: seen } = this;
    return { of, life, number: waiting.number, seen, text: waiting.text.toString(), attempt };
  }

  /** Take an answer; the changes that Python made, for the text on the screen. */
  answered(push: TextPush): ChangeSet | null {
    if (push.life === this.life) {
      this.base = this.out.find((one) => one.number === push.number) ?? this.base;
      this.out = this.out.filter((one) => one.number > push.number);
    }
    this.stamp = push.stamp;
    if (push.revision === this.revision) return null;
    // Python refuses the letters that are still out, since they do not know its change.
    this.revision = push.revision;
    this.out = [];
    const text = Text.of(push.text.split("\n"));
    const theirs = changes(this.base.text, text);
    const mine = this.base.since;
    this.base = { number: this.base.number, text, since: mine.map(theirs) };
    return theirs.map(mine, true);
  }
}

function held(number: number, text: Text): Held {
  return { number, text, since: ChangeSet.empty(text.length) };
}

function changes(from: Text, to: Text): ChangeSet {
  const [old, now] = [from.toString(), to.toString()];
  const places = presentableDiff(old, now, { scanLimit: 1000, timeout: 200 });
  return ChangeSet.of(
    places.map((at) => ({
      from: at.fromA,
      to: at.toA,
      insert: Text.of(now.slice(at.fromB, at.toB).split("\n")),
    })),
    old.length,
  );
}
