// Before npm packs: links of the packed pages that lead to what is not packed become addresses in the repository, for
// inside of a package they are dead. `node scripts/packed-pages.js` does it in place, and with `--restore`, after npm has
// packed, puts the pages back as they were.
const { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join, posix } = require("node:path");

const ROOT = join(__dirname, "..");
/** The pages as they are in the repository, while those that are packed stand in their place. */
const ORIGINALS = join(ROOT, ".packed-pages");
const LINK = /(!?)\[([^\]]*(?:\[[^\]]*\][^\]]*)*)\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)/g;

function pagesOf({ files }) {
  return ["README.md", ...files.filter((file) => file.endsWith(".md"))];
}

/** Rewrites the pages of a folder that is packed. */
function rewritePages(folder) {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const pages = pagesOf(manifest);
  const packed = [...pages, ...manifest.files, "LICENSE", "package.json"];
  for (const page of pages) {
    const text = readFileSync(join(folder, page), "utf8");
    const linked = text.replace(LINK, (link, image, words, path, anchor = "") => {
      const target = posix.join(posix.dirname(page), path);
      if (packed.some((one) => target === one || target.startsWith(`${one}/`))) return link;
      return `${image}[${words}](${addressOf(manifest, target, image !== "")}${anchor})`;
    });
    writeFileSync(join(folder, page), linked);
  }
}

function addressOf({ repository }, target, isImage) {
  const base = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
  // Without the question GitHub answers with a picture that is text.
  if (isImage) return `${base}/raw/HEAD/${target}${target.endsWith(".svg") ? "?sanitize=true" : ""}`;
  return `${base}/${statSync(join(ROOT, target)).isDirectory() ? "tree" : "blob"}/HEAD/${target}`;
}

/** Also after a run of npm that was ended in between. */
function restore() {
  if (!existsSync(ORIGINALS)) return;
  cpSync(ORIGINALS, ROOT, { recursive: true });
  rmSync(ORIGINALS, { recursive: true });
}

function rewriteInPlace() {
  restore();
  for (const page of pagesOf(require("../package.json"))) {
    mkdirSync(dirname(join(ORIGINALS, page)), { recursive: true });
    cpSync(join(ROOT, page), join(ORIGINALS, page));
  }
  rewritePages(ROOT);
}

module.exports = { rewritePages };

if (require.main === module) process.argv[2] === "--restore" ? restore() : rewriteInPlace();
