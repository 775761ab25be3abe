"use client";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-manager";

/** Copies `text` and says so; where the browser does not allow it, says what to do instead. */
export function CopyButton({
  text,
  label,
  copied,
  ...look
}: { text: string; label: string; copied: string } & Pick<ButtonProps, "variant" | "disabled">) {
  const t = useTranslations("profiles.link");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => showToast({ title: copied }),
      () => showToast({ title: t("notCopied"), tone: "error" }),
    );
  return (
    <Button {...look} onClick={copy}>
      <Copy aria-hidden />
      {label}
    </Button>
  );
}
