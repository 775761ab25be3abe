import { matches } from "@/components/ui/option";

type Named = { name: string; folder: string; fileName: string };

/** Files whose name, folder or file name has every word, grouped by folder; those without one stand last. */
export function byFolder<File extends Named>(
  files: readonly File[],
  search: string,
): { folder: string; files: File[] }[] {
  const found = files.filter(({ name, folder, fileName }) => matches(`${name} ${folder} ${fileName}`, search));
  const folders = [...new Set(found.map(({ folder }) => folder))].sort((a, b) =>
    a === "" || b === "" ? Number(a === "") - Number(b === "") : a.localeCompare(b),
  );
  return folders.map((folder) => ({ folder, files: found.filter((file) => file.folder === folder) }));
}

export const foldersOf = (files: readonly Named[]): string[] =>
  [...new Set(files.map(({ folder }) => folder))].filter(Boolean).sort((a, b) => a.localeCompare(b));
