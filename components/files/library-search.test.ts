import { expect, it } from "vitest";
import { byFolder, foldersOf } from "./library-search";

const file = (name: string, folder = "") => ({ name, folder, fileName: `${name}.pdf` });
const files = [
  file("Ceník servisu", "Ceníky"),
  file("Logo"),
  file("Návod na řetěz", "Návody"),
  file("Ceník kol", "Ceníky"),
];

it("groups the library by folder, what has none last (N.60)", () => {
  expect(byFolder(files, "").map(({ folder, files: own }) => [folder, own.map(({ name }) => name)])).toEqual([
    ["Ceníky", ["Ceník servisu", "Ceník kol"]],
    ["Návody", ["Návod na řetěz"]],
    ["", ["Logo"]],
  ]);
  expect(foldersOf(files)).toEqual(["Ceníky", "Návody"]);
});

it("finds by words of the name, folder or file, without diacritics", () => {
  const found = (search: string) => byFolder(files, search).flatMap(({ files: own }) => own.map(({ name }) => name));
  expect(found("cenik")).toEqual(["Ceník servisu", "Ceník kol"]);
  expect(found("retez")).toEqual(["Návod na řetěz"]);
  expect(found("navody retez")).toEqual(["Návod na řetěz"]);
  expect(found("logo.pdf")).toEqual(["Logo"]);
  expect(found("nic takového")).toEqual([]);
});
