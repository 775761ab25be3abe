"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/profiles/copy-button";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";

/** Ten codes, shown now and never again (N.8); `done` is the word of who has put them away. */
export function RecoveryCodes({ codes, done, onDone }: { codes: string[]; done: string; onDone: () => void }) {
  const t = useTranslations("profile.secondFactor");
  const text = `${codes.join("\n")}\n`;
  return (
    <section aria-label={t("codesTitle")} className="flex flex-col gap-4">
      <p className="m-0">{t("codesText")}</p>
      <ul className="m-0 grid list-none grid-cols-2 gap-x-4 gap-y-1 rounded-md bg-sunken p-4 font-mono max-[380px]:grid-cols-1">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label={t("copyCodes")} copied={t("codesCopied")} />
        <ButtonLink href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download={t("codesName")}>
          <Download aria-hidden />
          {t("download")}
        </ButtonLink>
      </div>
      <Button variant="primary" className="self-start" onClick={onDone}>
        {done}
      </Button>
    </section>
  );
}
