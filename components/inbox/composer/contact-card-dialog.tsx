"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { homeCountry, phoneIn } from "../new-session/new-session-phone";

export type ContactCard = { name: string; phones: string[] };

/** A contact card: somebody's name and phone, which the client's phone can save. */
export function ContactCardDialog({ onSend, onClose }: { onSend: (card: ContactCard) => void; onClose: () => void }) {
  const t = useTranslations("composer.contactCard");
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const { shown, phone } = phoneIn(text, homeCountry);
  const missing = name.trim() === "" ? t("nameMissing") : phone ? null : t("phoneMissing");
  return (
    <FormDialog
      title={t("title")}
      confirm={t("send")}
      onClose={onClose}
      onSubmit={() => phone && onSend({ name: name.trim(), phones: [phone] })}
      reason={missing}
    >
      <Field label={t("name")}>
        <Input value={name} onValueChange={setName} maxLength={120} autoComplete="off" />
      </Field>
      <Field label={t("phone")} hint={t("phoneHint")}>
        <Input type="tel" value={shown} onValueChange={setText} maxLength={40} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
