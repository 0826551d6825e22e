// What a checker from npm says of messages. Run by benchmarks/peers.py in the folder of node_modules:
// `node --input-type=module --eval SCRIPT NAME < messages.json`. In: [text]. Out: [[[start, end, rule]]],
// in code points, an array for each text.

import { readFileSync } from "node:fs";

const name = process.argv[1];

const places = (messages) =>
  messages.map((m) => {
    const place = m.place ?? m.position ?? m.location ?? {};
    const start = place.start?.offset ?? place.offset ?? 0;
    return [start, place.end?.offset ?? start + 1, `${m.source}.${m.ruleId}`];
  });

const checkers = {
  async harper() {
    const { LocalLinter, Dialect } = await import("harper.js");
    const { binaryInlined } = await import("harper.js/binaryInlined");
    const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.British });
    await linter.setup();
    return async (text) =>
      (await linter.lint(text, { language: "plaintext" })).map((l) => {
        const { start, end } = l.span(); // Harper counts code points itself
        return [start, end, l.lint_kind(), true];
      });
  },
  async alex() {
    const { text: read } = await import("alex");
    return (text) => places(read(text).messages);
  },
  async "write-good"() {
    const { default: read } = await import("write-good");
    return (text) => read(text).map((f) => [f.index, f.index + f.offset, "write-good"]);
  },
  async retext() {
    const { unified } = await import("unified");
    let processor = unified().use((await import("retext-english")).default);
    for (const plugin of ["readability", "simplify", "passive", "intensify", "equality",
      "profanities", "repeated-words", "indefinite-article", "redundant-acronyms"]) {
      processor = processor.use((await import(`retext-${plugin}`)).default);
    }
    const dictionary = (await import("dictionary-en-gb")).default;
    processor = processor
      .use((await import("retext-spell")).default, { dictionary })
      .use((await import("retext-stringify")).default);
    return async (text) => places((await processor.process(text)).messages);
  },
};

const read = await checkers[name]();
const said = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  const points = (at) => [...text.slice(0, at)].length; // from UTF-16 units
  said.push((await read(text)).map(([start, end, rule, counted]) =>
    counted ? [start, end, rule] : [points(start), points(end), rule]));
}
process.stdout.write(JSON.stringify(said), () => process.exit(0));
