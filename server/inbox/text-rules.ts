/** WhatsApp's own text formatting as data; `FormattedText` draws it. Never through HTML. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "bold" | "italic" | "strike"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; href: string; text: string };

export type Block =
  | { type: "paragraph" | "quote"; children: Inline[] }
  | { type: "list"; start: number | null; items: Inline[][] }
  | { type: "pre"; text: string };

/** Longer texts are shown as they are: formatting them would cost more than it tells. */
const longestFormatted = 10_000;
const deepest = 4;

/** *bold*, _italic_, ~strike~, `code`, ```fence```, "> quote", "- item", "1. item", addresses, e-mails and phones. */
export function parseText(text: string): Block[] {
  if (text.length > longestFormatted) return [{ type: "paragraph", children: [{ type: "text", text }] }];
  const fences = /```\n?([^`]*?\n[^`]*?)\n?```/g;
  const blocks: Block[] = [];
  let from = 0;
  for (const fence of text.matchAll(fences)) {
    blocks.push(...linesOf(text.slice(from, fence.index)));
    blocks.push({ type: "pre", text: fence[1] ?? "" });
    from = fence.index + fence[0].length;
  }
  return [...blocks, ...linesOf(text.slice(from))];
}

/** The words without their marks, on one line: for previews and quotes. */
export function plainText(text: string): string {
  const words = parseText(text).map((block) => {
    if (block.type === "pre") return block.text;
    return (block.type === "list" ? block.items : [block.children]).map(wordsOf).join(" ");
  });
  return words.join(" ").replace(/\s+/g, " ").trim();
}

const wordsOf = (parts: Inline[]): string =>
  parts.map((part) => ("children" in part ? wordsOf(part.children) : part.text)).join("");

/** How many emoji the text is made of, when of nothing else and at most three; else 0. */
export function bigEmoji(text: string | null): number {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "" || trimmed.length > 60) return 0;
  const signs = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(trimmed)].map(
    ({ segment }) => segment,
  );
  return signs.length <= 3 && signs.every(isEmoji) ? signs.length : 0;
}

const isEmoji = (sign: string): boolean =>
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}|\p{Extended_Pictographic}(?=\u{200D}|\p{Emoji_Modifier})|\p{Regional_Indicator}{2}|[0-9#*]\u{FE0F}?\u{20E3})/u.test(
    sign,
  ) ||
  (/^\p{Extended_Pictographic}$/u.test(sign.replace("\u{FE0F}", "")) && !/^[©®™]/u.test(sign));

const lineKinds = [
  { type: "quote", pattern: /^> ?(.*)$/ },
  { type: "bullet", pattern: /^[-*] (.+)$/ },
  { type: "numbered", pattern: /^(\d{1,4})\. (.+)$/ },
] as const;

type Line = { type: (typeof lineKinds)[number]["type"] | "plain"; text: string; number: number | null };

function linesOf(text: string): Block[] {
  const trimmed = text.replace(/^\n+|\n+$/g, "");
  if (trimmed === "") return [];
  const runs: Line[][] = [];
  for (const line of trimmed.split("\n").map(lineOf)) {
    const run = runs.at(-1);
    if (run?.[0]?.type === line.type) run.push(line);
    else runs.push([line]);
  }
  return runs.map(blockOf).filter((block) => block.type !== "paragraph" || block.children.length > 0);
}

function lineOf(text: string): Line {
  for (const { type, pattern } of lineKinds) {
    const match = pattern.exec(text);
    if (match) return { type, text: match.at(-1) ?? "", number: type === "numbered" ? Number(match[1]) : null };
  }
  return { type: "plain", text, number: null };
}

function blockOf(lines: Line[]): Block {
  const first = lines[0];
  if (first?.type === "bullet" || first?.type === "numbered")
    return { type: "list", start: first.number, items: lines.map(({ text }) => parseInline(text)) };
  const text = lines.map((line) => line.text).join("\n");
  return { type: first?.type === "quote" ? "quote" : "paragraph", children: parseInline(text) };
}

/** A mark counts only at the edge of a word, with no space inside it: 2*3*4 and snake_case stay as they are. */
const tokens = new RegExp(
  [
    /```(?<fence>[^\n`]+)```/u,
    /`(?<code>[^\n`]+)`/u,
    /(?<url>(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"]+)/u,
    /(?<mail>(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+)/u,
    /(?<phone>(?<![\p{L}\p{N}+])(?:\+\d(?:[ \u00a0-]?\d){7,14}|\d{3}[ \u00a0]\d{3}[ \u00a0]\d{3})(?![\p{L}\p{N}]))/u,
    /(?<![\p{L}\p{N}])(?<mark>[*_~])(?=\S)(?<inner>[^\n]{1,1000}?)(?<=\S)\k<mark>(?![\p{L}\p{N}])/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

const marks: Record<string, "bold" | "italic" | "strike"> = { "*": "bold", _: "italic", "~": "strike" };

function parseInline(text: string, depth = 0): Inline[] {
  if (depth > deepest) return plain(text);
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    const { part, length } = partOf(match, depth);
    parts.push(...plain(text.slice(from, match.index)), part);
    from = match.index + length;
  }
  return [...parts, ...plain(text.slice(from))];
}

const plain = (text: string): Inline[] => (text === "" ? [] : [{ type: "text", text }]);

function partOf(match: RegExpExecArray, depth: number): { part: Inline; length: number } {
  const whole = match[0];
  const { fence, code, url, mail, phone, mark, inner } = match.groups ?? {};
  const kind = marks[mark ?? ""];
  if (kind && inner) return { part: { type: kind, children: parseInline(inner, depth + 1) }, length: whole.length };
  if (url) return linkOf(url);
  if (mail) return { part: { type: "link", href: `mailto:${mail}`, text: mail }, length: whole.length };
  if (phone)
    return { part: { type: "link", href: `tel:${phone.replace(/[^\d+]/g, "")}`, text: phone }, length: whole.length };
  return { part: { type: "code", text: fence ?? code ?? whole }, length: whole.length };
}

/** Only http and https become links; a full stop or a bracket behind the address is not part of it. */
function linkOf(url: string): { part: Inline; length: number } {
  const text = url.replace(/[.,;:!?'*_~)\]}]+$/u, "");
  const href = text.startsWith("www.") ? `https://${text}` : text;
  const part: Inline = isWebAddress(href) ? { type: "link", href, text } : { type: "text", text };
  return { part, length: text.length };
}

function isWebAddress(href: string): boolean {
  if (!URL.canParse(href)) return false;
  const { protocol, hostname } = new URL(href);
  return (protocol === "https:" || protocol === "http:") && hostname !== "";
}
