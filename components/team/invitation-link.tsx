"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "../profiles/copy-button";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** The link of a new invitation: it is shown now and never again. */
export function InvitationLink({
  link,
  mailed,
  email,
  onClose,
}: {
  link: string;
  mailed: boolean;
  email: string;
  onClose: () => void;
}) {
  const t = useTranslations("team.people");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("linkTitle")}
      description={mailed ? t("linkMailed", { email }) : t("linkText", { email })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("linkDone")}
        </Button>
      }
    >
      <Field label={t("link")} hint={t("linkHint")}>
        <Input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <div className="mt-3">
        <CopyButton text={link} label={t("copy")} copied={t("copied")} />
      </div>
    </Dialog>
  );
}
