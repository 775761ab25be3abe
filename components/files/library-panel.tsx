"use client";
import { useQuery } from "@tanstack/react-query";
import { FolderOpen, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { LibraryDialog } from "./library-dialog";
import { LibraryRemoval } from "./library-removal";
import { LibraryRow } from "./library-row";
import { byFolder, foldersOf } from "./library-search";
import type { LibraryFile } from "./library-types";
import { LibraryUpload } from "./library-upload";

type Asked = { what: "change" | "remove"; file: LibraryFile };

/** Knihovna souborů (N.60): files by folder, found by words; who may uploads, renames, moves and removes. */
export function LibraryPanel({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("library");
  const library = useQuery(useTRPC().library.list.queryOptions());
  const [search, setSearch] = useState("");
  const [asked, ask] = useState<Asked | null>(null);
  const files = library.data ?? [];
  const folders = foldersOf(files);
  const found = byFolder(files, search);
  const upload = mayEdit ? <LibraryUpload folders={folders} /> : null;
  return (
    <section aria-labelledby="library">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="library" className="m-0 flex-1 text-lead font-semibold whitespace-nowrap">
          {t("title")}
        </h2>
        {files.length > 0 ? (
          <SearchInput label={t("search")} value={search} onValueChange={setSearch} className="w-60 max-sm:w-full" />
        ) : null}
        {files.length > 0 ? upload : null}
      </div>
      <p className="m-0 mt-0.5 mb-4 max-w-160 text-text-2">{t("text")}</p>
      {library.isPending ? <SkeletonRows rows={5} label={t("title")} /> : null}
      <QueryProblem query={library} />
      {library.data?.length === 0 ? (
        <ListState icon={<FolderOpen />} title={t("empty")} text={mayEdit ? t("emptyText") : t("emptyReader")}>
          {upload}
        </ListState>
      ) : null}
      {files.length > 0 && found.length === 0 ? (
        <ListState icon={<SearchX />} title={t("nothing")}>
          <Button onClick={() => setSearch("")}>{t("clear")}</Button>
        </ListState>
      ) : null}
      {found.map(({ folder, files: own }) => (
        <div key={folder} className="mb-5">
          <h3 className="m-0 mb-1 text-meta font-semibold text-text-2">{folder || t("noFolder")}</h3>
          <ul className="m-0 flex list-none flex-col p-0">
            {own.map((file) => (
              <LibraryRow
                key={file.id}
                file={file}
                onChange={mayEdit ? () => ask({ what: "change", file }) : null}
                onRemove={mayEdit ? () => ask({ what: "remove", file }) : null}
              />
            ))}
          </ul>
        </div>
      ))}
      {asked?.what === "change" ? (
        <LibraryDialog file={asked.file} folders={folders} onClose={() => ask(null)} />
      ) : null}
      {asked?.what === "remove" ? <LibraryRemoval file={asked.file} onClose={() => ask(null)} /> : null}
    </section>
  );
}
