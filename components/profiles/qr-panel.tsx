"use client";
import { QrCode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "@/components/inbox/use-debounced";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { ListState } from "@/components/ui/list-state";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { formatPhone } from "@/server/core/phone";
import {
  linkTrouble,
  type QrColor,
  type QrFormat,
  type QrSize,
  qrColors,
  qrFileName,
  qrPath,
  qrSizes,
} from "@/server/profiles/link-rules";

/** The code as it will be printed; drawn by the server, which also gives the files. */
export function QrPanel({ numberId, phone, text }: { numberId: string; phone: string; text: string }) {
  const t = useTranslations("profiles.qr");
  const [color, setColor] = useState<QrColor>("black");
  const [size, setSize] = useState<QrSize>("1024");
  const drawn = useDebounced(text, 300);
  const canBeDrawn = linkTrouble(phone, text) !== "tooLong" && linkTrouble(phone, drawn) !== "tooLong";
  const fileOf = (format: QrFormat) => ({
    href: qrPath(numberId, { text, color, format, size, download: true }),
    download: qrFileName(phone, { format, size }),
  });
  return (
    <Panel className="flex min-w-0 flex-col gap-4 xl:col-start-2 xl:row-span-2">
      <h2 className="m-0 text-lead">{t("title")}</h2>
      {canBeDrawn ? (
        <CodeImage
          src={qrPath(numberId, { text: drawn, color, format: "svg", size })}
          alt={t("alt", { phone: formatPhone(phone) })}
        />
      ) : (
        <ListState icon={<QrCode />} title={t("tooLong")} />
      )}
      <div className="flex items-center gap-3">
        <span className="flex-1 font-medium">{t("color")}</span>
        <Segmented
          label={t("color")}
          options={qrColors.map((value) => ({ value, label: t(`colors.${value}`) }))}
          value={color}
          onValueChange={setColor}
        />
      </div>
      <Field label={t("size")} hint={t("svgHint")}>
        <Select
          options={qrSizes.map((value) => ({ value, label: t("pixels", { size: value }) }))}
          value={size}
          onValueChange={setSize}
        />
      </Field>
      {canBeDrawn ? (
        <div className="flex flex-wrap gap-2">
          <ButtonLink variant="primary" {...fileOf("png")}>
            {t("png")}
          </ButtonLink>
          <ButtonLink {...fileOf("svg")}>{t("svg")}</ButtonLink>
        </div>
      ) : null}
    </Panel>
  );
}

/** Says so where the server gave no picture; the next address is tried anew. */
function CodeImage({ src, alt }: { src: string; alt: string }) {
  const t = useTranslations("profiles.qr");
  const [failed, setFailed] = useState<string | null>(null);
  if (failed === src) return <ListState role="alert" tone="danger" icon={<QrCode />} title={t("failed")} />;
  return (
    <img
      src={src}
      alt={alt}
      onError={() => setFailed(src)}
      className="aspect-square w-full max-w-80 self-center rounded-md bg-white"
    />
  );
}
