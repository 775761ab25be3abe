"use client";
import { MessagesSquare } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

/** Somebody answered meanwhile: the answer stands above, what was written waits in the field. Send it all the same, or drop it. */
export function OvertakenBar({
  names,
  onSend,
  onDrop,
}: {
  names: string[] | null;
  onSend: () => void;
  onDrop: () => void;
}) {
  const t = useTranslations("composer.overtaken");
  const format = useFormatter();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (names) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [names]);
  if (!names) return null;
  return (
    <div
      ref={box}
      role="alert"
      className="mx-2 mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-warn-soft py-1.5 pr-1.5 pl-3 text-warn-text"
    >
      <MessagesSquare aria-hidden className="size-4.5 shrink-0" />
      <div className="min-w-48 flex-1">
        <b className="block">{t("title", { names: format.list(names) })}</b>
        <span className="block text-meta">{t("text")}</span>
      </div>
      <span className="flex gap-1 max-desk:w-full max-desk:*:flex-1">
        <Button onClick={onDrop}>{t("drop")}</Button>
        <Button variant="primary" onClick={onSend}>
          {t("send")}
        </Button>
      </span>
    </div>
  );
}
