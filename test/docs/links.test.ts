import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const ROOT = join(__dirname, "../..");
const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];
const LINK = /\]\(([^)\s]+)\)/g;

test("every link of the documentation leads to a page and a heading that are there", () => {
  const broken = PAGES.flatMap((page) =>
    linksOf(page)
      .filter((link) => !leadsSomewhere(page, link))
      .map((link) => `${page}: ${link}`),
  );

  expect(PAGES.length).toBeGreaterThan(10);
  expect(broken).toEqual([]);
});

function linksOf(page: string): readonly string[] {
  const prose = text(page)
    .replace(/^```[\s\S]*?^```$/gm, "")
    .replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(LINK)].map(([, link]) => link as string).filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : relative(ROOT, join(ROOT, dirname(page), path));
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || !target.endsWith(".md") || anchorsOf(target).has(anchor);
}

const ANCHORS = new Map<string, ReadonlySet<string>>();

/** As GitHub makes them of headings, and those that stand in the page itself. */
function anchorsOf(page: string): ReadonlySet<string> {
  const known = ANCHORS.get(page);
  if (known !== undefined) return known;
  const content = text(page);
  const seen = new Map<string, number>();
  const headings = [...content.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => {
    const slug = heading
      .replace(/\\(.)/g, "$1")
      .replace(/[`*]/g, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  const named = [...content.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id as string);
  const anchors = new Set([...headings, ...named]);
  ANCHORS.set(page, anchors);
  return anchors;
}

function text(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}
