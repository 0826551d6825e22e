// What Python tells the editor, and what the editor tells Python: the one list of both sides' words.

/** A finding at a place of the text; positions count UTF-16 units, as JavaScript does. */
export interface Finding {
  number: number;
  from: number;
  to: number;
  found: string;
  rule: string;
  check: string;
  severity: string;
  badge: string;
  area: string;
  message: string;
  why: string;
  source: string;
  replacements: { label: string; words: string }[];
  advice: string[];
  term: boolean;
}

/** The text as Python holds it: made of letter `number` of `life`, changed by Python up to `revision`. */
export interface TextPush {
  role: "text";
  name: string;
  of: string;
  text: string;
  revision: string;
  life: string;
  number: number;
  stamp: string;
  lang: string;
  words: Record<string, string>;
}

/** The findings of the text with that stamp, and the one to go to when `shown` is a new wish. */
export interface FindingsPush {
  role: "findings";
  name: string;
  stamp: string;
  findings: Finding[];
  show: { wish: number; number: number };
}

/** The ways out, drawn for the text with that stamp. */
export interface HandOverPush {
  role: "handover";
  name: string;
  stamp: string;
  words: Record<string, string>;
}

export type Push = TextPush | FindingsPush | HandOverPush;

/** A text on its way to Python. `seen` is the revision that it goes on from. */
export interface Letter {
  of: string;
  life: string;
  number: number;
  seen: string;
  text: string;
  attempt: number;
}

/** What a person decides about a finding. */
export interface Act {
  kind: "ignore" | "term" | "off";
  rule: string;
  found: string;
}
