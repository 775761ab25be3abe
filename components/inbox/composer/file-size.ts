/** 184 kB, 2,4 MB: three significant figures at most, never a line break inside. */
export function fileSizeLabel(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, "B"] : bytes < 999_500 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  const digits = unit === "MB" && value < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)}\u00a0${unit}`;
}

/** PDF, DOCX, MP4: what the tile of a file says; from its name, else from its type. */
export function fileMark(fileName: string | null, mimeType: string | null): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? "")?.[1];
  const subtype = mimeType?.split(";")[0]?.split("/")[1]?.split(/[.+-]/).at(-1);
  return (extension ?? subtype ?? "?").slice(0, 5).toUpperCase();
}
