/**
 * What a class sets, for `cn`. Tailwind's naming says most of it: `max-w-72` sets `max-w`. Here is what the name alone does not say; the
 * first that fits counts.
 */
const special: readonly (readonly [sets: string, words: RegExp])[] = [
  ["display", /^(?:block|inline|inline-block|flex|inline-flex|grid|inline-grid|table|contents|hidden|flow-root)$/],
  ["position", /^(?:static|fixed|absolute|relative|sticky)$/],
  ["sr-only", /^(?:not-)?sr-only$/],
  ["underline", /^(?:no-)?underline$/],
  ["text-align", /^text-(?:left|center|right|start|end)$/],
  ["text-size", /^text-(?:meta|body|lead|title|figure|wall|xs|sm|base|lg|xl|\[[\d.]+(?:px|rem|em)\])$/],
  ["font-family", /^font-(?:sans|mono|code)$/],
  ["flex-direction", /^flex-(?:row|col)(?:-reverse)?$/],
  ["flex-wrap", /^flex-(?:no)?wrap$/],
  ["border-style", /^border-(?:dashed|solid|none)$/],
  ["border-collapse", /^border-(?:collapse|separate)$/],
  ["border-spacing", /^border-spacing-/],
  ["border-width", /^border(?:-\d)?$/],
  ["border-$1", /^border-([trbl])(?:-\d)?$/],
  ["outline-style", /^outline-(?:none|solid)$/],
  ["outline-width", /^outline(?:-\d)?$/],
  ["outline-offset", /^outline-offset-/],
  ["ring-width", /^ring(?:-\d)?$/],
  ["divide-width", /^divide-[xy]$/],
  ["rounded-$1", /^rounded-(t|tl|tr|bl|br)(?:-.+)?$/],
  ["snap-axis", /^snap-[xy]$/],
  ["object-position", /^object-(?:top|bottom|left|right|center)$/],
  ["$1", /^(text|bg|border|outline|ring|divide|shadow|rounded|transition|cursor|stroke|fill|whitespace)(?:-.+)?$/],
];

/** What else is set by what sets this: standing later, the wider one undoes the narrower. */
const narrower: Readonly<Record<string, readonly string[]>> = {
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  gap: ["gap-x", "gap-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  overflow: ["overflow-x", "overflow-y"],
  flex: ["basis", "grow", "shrink"],
  "text-size": ["leading"],
  "line-clamp": ["display", "overflow"],
  "border-width": ["border-t", "border-r", "border-b", "border-l"],
  rounded: ["rounded-t", "rounded-tl", "rounded-tr", "rounded-bl", "rounded-br"],
  "rounded-t": ["rounded-tl", "rounded-tr"],
};

/** `hover:max-w-72` says when (`hover:`), and what it sets (`max-w`). */
const parts = /^((?:(?:[^:[(]|\[[^\]]*\]|\([^)]*\))*:)*)(.+?)(!?)$/;

const known = new Map<string, { sets: string; undoes: string[] }>();

/** What a class sets, and all that it undoes where it stands later. */
export function effectOf(name: string): { sets: string; undoes: string[] } {
  const kept = known.get(name);
  if (kept) return kept;
  const [, when = "", words = name, important = ""] = parts.exec(name) ?? [];
  const what = propertyOf(words.replace(/^-/, ""));
  const named = (property: string) => `${when}${property}${important}`;
  const effect = { sets: named(what), undoes: [what, ...(narrower[what] ?? [])].map(named) };
  known.set(name, effect);
  return effect;
}

function propertyOf(words: string): string {
  if (words.startsWith("[")) return words.split(":")[0] ?? words;
  for (const [sets, pattern] of special) {
    const found = pattern.exec(words);
    if (found) return sets.replace("$1", found[1] ?? "");
  }
  return /^(.+?)-(?:[[(].*|[^-[(]+)$/.exec(words)?.[1] ?? words;
}
