"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "../profiles/copy-button";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** A link that opens a door once: it is shown now and never again. */
export function LinkDialog({
  title,
  text,
  hint,
  link,
  onClose,
}: {
  title: string;
  text: string;
  hint: string;
  link: string;
  onClose: () => void;
}) {
  const t = useTranslations("team.people");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={text}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("linkDone")}
        </Button>
      }
    >
      <Field label={t("link")} hint={hint}>
        <Input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <div className="mt-3">
        <CopyButton text={link} label={t("copy")} copied={t("copied")} />
      </div>
    </Dialog>
  );
}
