"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { PageSheet } from "@/components/shell/page-sheet";
import { useMay } from "@/components/shell/use-may";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Select } from "@/components/ui/select";
import type { Role } from "@/db/enums";
import { encodings, maxImportRows, separators } from "@/server/contacts/import-rules";
import { FieldDialog } from "./field-dialog";
import { ImportList } from "./import-list";
import { ImportMappingTable } from "./import-mapping-table";
import { useFields } from "./use-contact-data";
import { useImportFile } from "./use-import-file";
import { useImportUpload } from "./use-import-upload";

const encodingNames = {
  "utf-8": "UTF-8",
  "windows-1250": "Windows-1250",
  "iso-8859-2": "ISO-8859-2",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
};
const separatorKeys = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "pipe" } as const;

/** Nahrát CSV (S2.4, S2.5): the file, how it is read, what its columns fill; then it is checked. */
export function ImportStart({ role }: { role: Role }) {
  const t = useTranslations("contacts.import");
  const router = useRouter();
  const errorText = useErrorText();
  const { offered, isPending } = useFields();
  const { chosen, choose, readAs, map, clear } = useImportFile(offered);
  const { upload, share, error } = useImportUpload((importId) => router.push(`/contacts/import/${importId}`));
  const [newFor, setNewFor] = useState<number | null>(null);
  const mayAddFields = useMay(role)("contacts.fields");
  const missing = chosen && !chosen.mapping.includes("phone") ? t("phoneMissing") : null;
  return (
    <PageSheet
      up={{ href: "/contacts", label: t("directory") }}
      title={t("title")}
      footer={
        chosen ? (
          <>
            <Button variant="plain" disabled={share !== null} onClick={clear}>
              {t("other")}
            </Button>
            <span className="flex-1" />
            <Button variant="primary" reason={missing} pending={share !== null} onClick={() => void upload(chosen)}>
              {t("check")}
            </Button>
          </>
        ) : null
      }
    >
      <div className="flex max-w-300 flex-col gap-5">
        {error ? (
          <Banner tone="danger" role="alert">
            {errorText(error)}
          </Banner>
        ) : null}
        {share !== null ? (
          <div role="status">
            <p className="m-0 mb-2 text-text-2">{t("uploading", { percent: share })}</p>
            <ProgressBar
              parts={[{ value: share, tone: "accent" }]}
              total={1}
              label={t("uploading", { percent: share })}
            />
          </div>
        ) : null}
        {chosen ? (
          <>
            <div>
              <h2 className="m-0 text-body">{chosen.file.name}</h2>
              <p className="m-0 text-meta text-text-3">{t("readHint")}</p>
            </div>
            <div className="flex flex-wrap items-end gap-4">
              <Field label={t("encoding")}>
                <Select
                  className="w-44"
                  value={chosen.reading.encoding}
                  options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
                  onValueChange={(encoding) => readAs({ encoding })}
                />
              </Field>
              <Field label={t("separator")}>
                <Select
                  className="w-44"
                  value={separators.find((known) => known === chosen.reading.separator) ?? ";"}
                  options={separators.map((value) => ({ value, label: t(`separators.${separatorKeys[value]}`) }))}
                  onValueChange={(separator) => readAs({ separator })}
                />
              </Field>
              <Checkbox
                label={t("hasHeader")}
                checked={chosen.reading.hasHeader}
                onCheckedChange={(hasHeader) => readAs({ hasHeader })}
              />
            </div>
            <ImportMappingTable chosen={chosen} fields={offered} onMap={map} onNew={mayAddFields ? setNewFor : null} />
          </>
        ) : (
          <>
            <FileDrop
              label={t("drop")}
              hint={t("dropHint", { max: maxImportRows })}
              accept=".csv,.txt,text/csv,text/plain"
              disabled={isPending}
              onFiles={([file]) => file && void choose(file)}
            />
            <ImportList />
          </>
        )}
      </div>
      {newFor !== null ? (
        <FieldDialog
          field={null}
          start={chosen?.header[newFor]}
          onAdded={(key) => map(newFor, `field:${key}`)}
          onClose={() => setNewFor(null)}
        />
      ) : null}
    </PageSheet>
  );
}
