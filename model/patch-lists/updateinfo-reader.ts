import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { PackageVersion, Patch } from "../explain/patch/patch";
import { quote } from "../text/wording";
import { UNKNOWN } from "../values/unknown";
import { UnreadableInput } from "../values/unreadable-input";
import { LIST_LIMITS } from "./list-limits";
import type { ListedPatch } from "./listed-patch";
import { updateinfoDate } from "./updateinfo-date";

/** A notice while it is read. */
interface OpenNotice {
  readonly line: number;
  readonly type: string | undefined;
  id?: string;
  title?: string;
  severity?: string;
  /** `<release>`, failing that the name of its first collection. */
  release?: string;
  issued?: Date;
  updated?: Date;
  readonly cveIds: string[];
  readonly bugzillaIds: string[];
  readonly packages: PackageVersion[];
}

type TextElement = "id" | "title" | "severity" | "release";
const TEXT_ELEMENTS: readonly string[] = ["id", "title", "severity", "release"] satisfies readonly TextElement[];
/** Below `<update>`: where the release stands that a collection of packages is for. */
const COLLECTION_NAME = "updates/update/pkglist/collection/name";

const NO_PACKAGE: PackageVersion = { name: "", epoch: "0", version: "", release: "", arch: "" };

/** What stands in a text for a single space. */
const OTHER_SPACE = /[^\S ]|\s{2}/;

const PACKAGE_ATTRIBUTES = ["name", "epoch", "version", "release", "arch"];

/**
 * Reads the `updateinfo.xml` of a repository piece by piece, so that its size does not matter, and hands over one
 * notice after the other. Knows only XML's own five entities, and refuses a document type: neither expansion nor
 * outside files are possible.
 */
export class UpdateinfoReader {
  private readonly parser = new SaxesParser({ xmlns: false });
  /** Characters since the last tag or text was whole. */
  private unfinished = 0;
  /** The names of the open elements. */
  private readonly path: string[] = [];
  private notice: OpenNotice | undefined;
  private text: string | undefined;
  /** Texts that stand in the file again and again, each once. */
  private readonly texts = new Map<string, string>();
  /** The date that was read last. */
  private date: { readonly text: string | undefined; readonly read: Date | undefined } | undefined;

  constructor(private readonly onNotice: (notice: ListedPatch) => void) {
    this.parser.on("error", (error) => this.refuse(withoutPosition(error.message)));
    this.parser.on("doctype", () =>
      this.refuse("expected no document type (<!DOCTYPE …>), which could pull in other files"),
    );
    this.parser.on("xmldecl", ({ encoding }) => {
      if (encoding !== undefined && !/^(utf-?8|us-ascii|ascii)$/i.test(encoding)) {
        this.refuse(`expected UTF-8, got the encoding ${quote(encoding)}`);
      }
    });
    this.parser.on("opentag", (tag) => {
      this.unfinished = 0;
      this.open(tag);
    });
    this.parser.on("closetag", (tag) => {
      this.unfinished = 0;
      this.close(tag.name);
    });
    this.parser.on("text", (text) => this.append(text));
    this.parser.on("cdata", (text) => this.append(text));
  }

  /** @throws UnreadableInput */
  public write(piece: string): void {
    this.unfinished += piece.length;
    this.parser.write(piece);
    if (this.unfinished > LIST_LIMITS.text + piece.length) {
      this.refuse(`expected at most ${LIST_LIMITS.text} characters between two tags and within one, got more`);
    }
  }

  /** @throws UnreadableInput if the document is not complete */
  public end(): void {
    this.parser.close();
  }

  private open({ name, attributes }: SaxesTagPlain): void {
    const depth = this.path.push(name);
    if (depth > LIST_LIMITS.depth) {
      this.refuse(`expected elements at most ${LIST_LIMITS.depth} deep within one another, got more`);
    }
    if (depth === 1) {
      if (name !== "updates") this.refuse(`expected <updates>, the root of an updateinfo file, got <${name}>`);
      return;
    }
    if (depth === 2 && name === "update") {
      this.notice = { line: this.parser.line, type: attributes.type, cveIds: [], bugzillaIds: [], packages: [] };
      return;
    }
    if (this.notice === undefined) return;
    if (depth === 3) this.openInNotice(this.notice, name, attributes);
    else if (name === "name" && this.notice.release === undefined && this.path.join("/") === COLLECTION_NAME)
      this.text = "";
    else if (name === "reference") this.addReference(this.notice, attributes);
    else if (name === "package") this.addPackage(this.notice, attributes);
  }

  private openInNotice(notice: OpenNotice, name: string, attributes: Record<string, string>): void {
    if (TEXT_ELEMENTS.includes(name)) this.text = "";
    else if (name === "issued") notice.issued = this.dateOf(attributes.date);
    else if (name === "updated") notice.updated = this.dateOf(attributes.date);
  }

  private close(name: string): void {
    const depth = this.path.length;
    const isCollection = depth === 5;
    this.path.pop();
    if (this.notice === undefined) return;
    if ((depth === 3 || isCollection) && this.text !== undefined) {
      const trimmed = this.text.trim();
      const text = OTHER_SPACE.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
      const most = name === "title" ? LIST_LIMITS.title : LIST_LIMITS.name;
      const element = isCollection ? "release" : (name as TextElement);
      if (text !== "") this.notice[element] = this.bounded(`<${name}>`, text, most);
      this.text = undefined;
    } else if (depth === 2) {
      this.onNotice(this.finished(this.notice));
      this.notice = undefined;
    }
  }

  private append(text: string): void {
    if (this.text === undefined) return;
    this.text += text;
    if (this.text.length > LIST_LIMITS.text) this.refuse(`expected at most ${LIST_LIMITS.text} characters, got more`);
  }

  private finished(notice: OpenNotice): ListedPatch {
    const { id, title, release, type, severity, issued, updated, cveIds, bugzillaIds, packages } = notice;
    if (id === undefined)
      throw new UnreadableInput(`line ${notice.line}`, "expected an <id> in <update>, but it is missing");
    const properties: Patch["properties"] = {
      // The product is the node's own; no notice says it.
      product: UNKNOWN,
      classification: type && capitalised(type),
      severity: severity && capitalised(severity),
    };
    const dates = { issued, updated };
    const advisoryIds = [id];
    const patchOf = (version: PackageVersion | undefined): Patch => ({
      id,
      title,
      package: version,
      properties,
      notice: true,
      dates,
      advisoryIds,
      cveIds,
      bugzillaIds,
    });
    const patches: [Patch, ...Patch[]] = [patchOf(packages[0])];
    for (const version of packages.slice(1)) patches.push(patchOf(version));
    return { id, title, ...(release === undefined ? {} : { release: this.repeated(release) }), patches };
  }

  private addReference(notice: OpenNotice, { type, id, title }: Record<string, string>): void {
    const name = id ?? title;
    if (name === undefined) return;
    if (type === "cve") notice.cveIds.push(this.bounded("a reference", name));
    else if (type === "bugzilla") notice.bugzillaIds.push(this.bounded("a reference", name));
  }

  private addPackage({ packages }: OpenNotice, attributes: Record<string, string>): void {
    if (packages.length >= LIST_LIMITS.packages) {
      this.refuse(`expected at most ${LIST_LIMITS.packages} packages in one <update>, got more`);
    }
    for (const name of PACKAGE_ATTRIBUTES) {
      const text = attributes[name] ?? "";
      if (text.length > LIST_LIMITS.name) this.checkLength(`the ${name} of a package`, text);
    }
    packages.push(this.packageVersion(attributes, packages.at(-1) ?? NO_PACKAGE));
  }

  private bounded(what: string, text: string, most?: number): string {
    this.checkLength(what, text, most);
    return kept(text);
  }

  private checkLength(what: string, text: string, most: number = LIST_LIMITS.name): void {
    if (text.length > most) this.refuse(`expected at most ${most} characters for ${what}, got ${text.length}`);
  }

  /** @param before - the package before it in the notice, from which it mostly differs in little */
  private packageVersion(
    { name, epoch, version, release, arch }: Record<string, string>,
    before: PackageVersion,
  ): PackageVersion {
    return {
      name: name === before.name ? before.name : this.repeated(name),
      epoch: epoch === before.epoch ? before.epoch : this.repeated(epoch) || "0",
      version: version === before.version ? before.version : kept(version),
      release: release === before.release ? before.release : kept(release),
      arch: arch === before.arch ? before.arch : this.repeated(arch),
    };
  }

  /** Most notices are updated when they are issued, or never. */
  private dateOf(text: string | undefined): Date | undefined {
    if (this.date === undefined || this.date.text !== text) this.date = { text, read: updateinfoDate(text) };
    return this.date.read;
  }

  /** A text that stands in the file again and again, once. */
  private repeated(text = ""): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const copy = kept(text);
    this.texts.set(copy, copy);
    return copy;
  }

  private refuse(problem: string): never {
    throw new UnreadableInput(`line ${this.parser.line}`, problem);
  }
}

/** A copy of its own: a piece cut from the file's text would keep all of that text in memory. */
function kept(text = ""): string {
  return text.length < SHORTEST_CUT ? text : Buffer.from(text).toString();
}

/** Characters of a piece that V8 does not copy when it cuts it from a text. */
const SHORTEST_CUT = 13;

/** `security` as baselines write it: `Security`. */
function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The parser puts `file:line:column: ` in front; we say the place in our own way. */
function withoutPosition(message: string): string {
  return message.replace(/^(?:[^:\s]*:)?\d+:\d+: /, "").replace(/\.$/, "");
}
