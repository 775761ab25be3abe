"use client";
import { useQuery } from "@tanstack/react-query";
import { FolderOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import type { MediaKind } from "@/server/providers/types";
import { LibraryPicker } from "./library-picker";
import type { TakenFile } from "./library-types";

/** "Z knihovny" beside the choice of one file, of a kind or any; nothing where the library has none. */
export function LibraryButton({ kind, onPick }: { kind?: MediaKind; onPick: (file: TakenFile) => void }) {
  const t = useTranslations("library.picker");
  const [isPicking, setPicking] = useState(false);
  const { data } = useQuery(useTRPC().library.list.queryOptions(undefined, { staleTime: 60_000 }));
  if (!data?.some((file) => !kind || file.kind === kind)) return null;
  return (
    <>
      <Button onClick={() => setPicking(true)}>
        <FolderOpen aria-hidden />
        {t("button")}
      </Button>
      {isPicking ? (
        <LibraryPicker
          isSingle
          kind={kind}
          onPick={([file]) => file && onPick(file)}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </>
  );
}
