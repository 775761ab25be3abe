"use client";
import { FileText, FileX2, Music, RotateCw, X } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Refusal, useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { takesCaption } from "./attach-check";
import type { Attachments } from "./attach-files";
import type { Attachment } from "./attach-store";
import { fileSizeLabel } from "./file-size";

/** What is attached and not sent yet: preview, name, how far the upload is, caption. */
export function AttachTray({ attachments }: { attachments: Attachments }) {
  const t = useTranslations("composer.attached");
  const { items } = attachments;
  if (items.length === 0) return null;
  const uploads = items.filter(({ state }) => state.phase !== "refused");
  const done = uploads.filter(({ state }) => state.phase === "ready").length;
  return (
    <div className="border-b border-line">
      <p role="status" className={uploads.length > 1 ? "m-0 px-4 pt-2 text-meta text-text-2" : "sr-only"}>
        {t("done", { done, total: uploads.length })}
      </p>
      <ul
        aria-label={t("label")}
        className="m-0 flex max-h-70 list-none flex-col gap-1 overflow-y-auto p-2 max-desk:max-h-44"
      >
        {items.map((item) => (
          <Row key={item.id} item={item} attachments={attachments} />
        ))}
      </ul>
    </div>
  );
}

function Row({ item, attachments }: { item: Attachment; attachments: Attachments }) {
  const t = useTranslations("composer.attached");
  const locale = useLocale();
  const format = useFormatter();
  const { file, state } = item;
  const isUploading = state.phase === "uploading";
  return (
    <li className="flex items-center gap-3 rounded-md bg-sunken p-2">
      <Preview item={item} />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <span className="truncate font-medium">{file.name}</span>
          <span className="shrink-0 text-meta whitespace-nowrap text-text-2">{fileSizeLabel(file.size, locale)}</span>
          {state.phase === "uploading" ? (
            <>
              <ProgressBar
                parts={[{ value: state.share, tone: "accent" }]}
                total={1}
                label={t("uploading", { percent: state.share })}
                className="ml-auto w-24 shrink-0 max-desk:w-12"
              />
              <span aria-hidden className="w-9 shrink-0 text-right text-meta text-text-2">
                {format.number(state.share, { style: "percent" })}
              </span>
            </>
          ) : null}
          {state.phase === "queued" ? (
            <span className="ml-auto shrink-0 text-meta text-text-2">{t("queued")}</span>
          ) : null}
        </div>
        <Trouble item={item} />
        {state.phase !== "refused" && takesCaption(item.kind) ? (
          <input
            value={item.caption}
            maxLength={1024}
            onChange={(event) => attachments.setCaption(item.id, event.target.value)}
            aria-label={t("caption", { name: file.name })}
            placeholder={t("captionPlaceholder")}
            className="mt-1 h-8 w-full rounded-sm bg-raised px-2 outline-none focus-visible:outline-2 focus-visible:outline-solid focus-visible:-outline-offset-1 focus-visible:outline-focus touch:h-11 dark:bg-surface"
          />
        ) : null}
      </div>
      {state.phase === "failed" ? (
        <Button onClick={() => attachments.retry(item.id)}>
          <RotateCw aria-hidden />
          {t("retry")}
        </Button>
      ) : null}
      <IconButton
        label={t(isUploading ? "cancel" : "remove", { name: file.name })}
        onClick={() => attachments.remove(item.id)}
      >
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

function Preview({ item }: { item: Attachment }) {
  const look = "size-14 shrink-0 rounded-sm";
  if (item.previewUrl && item.kind === "image")
    return <img src={item.previewUrl} alt="" className={cn(look, "object-cover")} />;
  if (item.previewUrl) return <video src={item.previewUrl} muted aria-hidden className={cn(look, "object-cover")} />;
  const isRefused = item.state.phase === "refused";
  const Icon = isRefused ? FileX2 : item.kind === "audio" ? Music : FileText;
  return (
    <span
      aria-hidden
      className={cn(look, "grid place-items-center bg-press", isRefused ? "text-danger-text" : "text-text-2")}
    >
      <Icon className="size-5" />
    </span>
  );
}

function Trouble({ item: { state } }: { item: Attachment }) {
  const t = useTranslations("composer.attached");
  const errorText = useErrorText();
  if (state.phase !== "refused" && state.phase !== "failed") return null;
  return (
    <p role="alert" className="m-0 text-meta text-danger-text">
      {state.phase === "refused"
        ? errorText(new Refusal(state.check.key, state.check.values))
        : `${t("failed")} ${errorText(state.error)}`}
    </p>
  );
}
