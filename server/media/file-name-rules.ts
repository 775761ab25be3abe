const maxLength = 120;
const maxExtension = 10;

/** Characters that end a header line, climb folders or turn the reading direction so that `exe` looks like `jpg`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be removed
const hostile = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const forbidden = /["<>:|?*\\/]/g;

/** A file name that is only a name: no folders, no control characters, at most 120 characters with its ending kept. */
export function safeFileName(given: string): string {
  const bare =
    given
      .replace(/\p{Surrogate}/gu, "")
      .normalize("NFC")
      .replace(hostile, "")
      .split(/[\\/]/)
      .at(-1) ?? "";
  const name = bare.replace(forbidden, "_").replace(/^[.\s]+|[.\s]+$/g, "");
  return shorten(name) || "file";
}

/** `ending` in small letters without the dot; empty when there is none. */
export function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

/** RFC 6266 with RFC 5987: every client gets a name, most of them the right one. */
export function contentDisposition(type: "inline" | "attachment", fileName: string): string {
  const name = safeFileName(fileName);
  const ascii =
    name
      .normalize("NFKD")
      .replace(/[^\x20-\x7e]/g, "")
      .replace(/[%"\\]/g, "_")
      .trim() || "file";
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= maxLength) return name;
  const ending = endingOf(name);
  const kept = ending.length <= maxExtension && ending ? `.${name.slice(-ending.length)}` : "";
  return (
    letters
      .slice(0, maxLength - kept.length)
      .join("")
      .trimEnd() + kept
  );
}
