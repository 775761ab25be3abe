"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { FolderOpen } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { fileSizeLabel } from "@/components/inbox/composer/file-size";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { MediaKind } from "@/server/providers/types";
import { byFolder } from "./library-search";
import { LibraryTile } from "./library-tile";
import type { LibraryFile, TakenFile } from "./library-types";

/** Chooses files of the library to be sent (N.60): several, or with `isSingle` one; of any kind unless `kind` says which. */
export function LibraryPicker({
  kind,
  isSingle = false,
  onPick,
  onClose,
}: {
  kind?: MediaKind;
  isSingle?: boolean;
  onPick: (files: TakenFile[]) => void;
  onClose: () => void;
}) {
  const t = useTranslations("library");
  const errorText = useErrorText();
  const library = useQuery(useTRPC().library.list.queryOptions());
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const take = useTake();
  const files = (library.data ?? []).filter((file) => !kind || file.kind === kind);
  const toggle = (id: string, on: boolean) =>
    setChosen((before) => (isSingle ? (on ? [id] : []) : on ? [...before, id] : before.filter((one) => one !== id)));
  const onSubmit = () =>
    take.mutate(chosen, {
      onSuccess: (taken) => {
        onPick(taken);
        onClose();
      },
    });
  return (
    <FormDialog
      title={t("picker.title")}
      onClose={onClose}
      onSubmit={onSubmit}
      confirm={isSingle ? t("picker.confirmOne") : t("picker.confirm", { count: chosen.length })}
      reason={chosen.length === 0 ? t("picker.none") : null}
      pending={take.isPending}
      problem={take.error ? errorText(take.error) : null}
    >
      {library.isPending ? <SkeletonRows rows={4} label={t("title")} /> : null}
      <QueryProblem query={library} />
      {library.data && files.length === 0 ? (
        <ListState icon={<FolderOpen />} title={kind && library.data.length > 0 ? t("picker.noFitting") : t("empty")} />
      ) : null}
      {files.length > 0 ? (
        <>
          <SearchInput label={t("search")} value={search} onValueChange={setSearch} autoFocus />
          <Choices found={byFolder(files, search)} chosen={chosen} onToggle={toggle} />
        </>
      ) : null}
    </FormDialog>
  );
}

function Choices({
  found,
  chosen,
  onToggle,
}: {
  found: { folder: string; files: LibraryFile[] }[];
  chosen: string[];
  onToggle: (id: string, on: boolean) => void;
}) {
  const t = useTranslations("library");
  const locale = useLocale();
  if (found.length === 0) return <p className="m-0 text-text-2">{t("nothing")}</p>;
  return (
    <fieldset className="m-0 flex max-h-90 min-w-0 flex-col overflow-y-auto border-0 p-0">
      <legend className="sr-only">{t("picker.files")}</legend>
      {found.map(({ folder, files }) => (
        <div key={folder}>
          <div className="py-1 text-meta font-semibold text-text-2">{folder || t("noFolder")}</div>
          {files.map((file) => (
            <Checkbox
              key={file.id}
              checked={chosen.includes(file.id)}
              disabled={file.isBlocked}
              onCheckedChange={(on) => onToggle(file.id, on)}
              label={
                <span className="flex items-center gap-2.5">
                  <LibraryTile file={file} />
                  <span className="min-w-0 [overflow-wrap:anywhere]">{file.name}</span>
                </span>
              }
              hint={file.isBlocked ? t("blocked") : fileSizeLabel(file.byteSize, locale)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

/** Takes files out one after another, in the order in which they were chosen. */
function useTake() {
  const trpc = useTRPC();
  const take = useMutation(trpc.library.take.mutationOptions());
  return useMutation({
    mutationFn: async (ids: string[]) => {
      const taken: TakenFile[] = [];
      for (const libraryFileId of ids) taken.push(await take.mutateAsync({ libraryFileId }));
      return taken;
    },
  });
}
