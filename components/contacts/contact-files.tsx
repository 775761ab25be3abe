"use client";
import { Files } from "lucide-react";
import { useTranslations } from "next-intl";
import { FileTile } from "@/components/inbox/card/client-files";
import { ListState } from "@/components/ui/list-state";
import type { ShownContact } from "@/server/contacts/show-contact";

/** Files of every conversation the reader may open, both directions. */
export function ContactFiles({
  contact: { files, hasOlderFiles },
}: {
  contact: Pick<ShownContact, "files" | "hasOlderFiles">;
}) {
  const t = useTranslations("contacts.files");
  if (files.length === 0) return <ListState icon={<Files />} title={t("none")} />;
  return (
    <>
      <ul
        aria-label={t("title")}
        className="m-0 grid list-none grid-cols-[repeat(auto-fill,56px)] gap-2 p-6 max-desk:p-4"
      >
        {files.map((file) => (
          <li key={file.mediaId}>
            <FileTile file={file} />
          </li>
        ))}
      </ul>
      {hasOlderFiles ? (
        <p className="m-0 px-6 pb-6 text-meta text-text-2 max-desk:px-4">{t("older", { count: files.length })}</p>
      ) : null}
    </>
  );
}
