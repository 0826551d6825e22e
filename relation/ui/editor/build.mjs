// Makes dist/editor-….js from src; the same sources make the same bytes, and the same name, on every
// machine. The name changes with the content, so that a browser never keeps an old one.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { editor: "src/component.ts" },
  outdir: "dist",
  entryNames: "[name]-[hash]",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  loader: { ".css": "text" },
  banner: { js: "/* Relation’s editor, made from src/ by “npm run build”; holds CodeMirror 6 (MIT): see LICENSES.md */" },
});
