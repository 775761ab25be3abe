"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { TemplateDraft } from "./use-template-draft";

/** A limited-time offer above the text, with or without a countdown. */
export function EditorOffer({ draft }: { draft: TemplateDraft }) {
  const t = useTranslations("templates.editor.offer");
  const { offer } = draft.fields.content;
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label={t("label")}
        hint={t("hint")}
        checked={offer !== null}
        onCheckedChange={(on) => draft.changeContent({ offer: on ? { text: "", hasExpiration: false } : null })}
      />
      {offer ? (
        <div className="grid grid-cols-2 items-end gap-4 max-sm:grid-cols-1">
          <Field label={t("text")} hint={t("textHint", { count: offer.text.trim().length })}>
            <Input value={offer.text} onValueChange={(text) => draft.changeContent({ offer: { ...offer, text } })} />
          </Field>
          <Checkbox
            label={t("expires")}
            hint={t("expiresHint")}
            checked={offer.hasExpiration}
            onCheckedChange={(hasExpiration) => draft.changeContent({ offer: { ...offer, hasExpiration } })}
          />
        </div>
      ) : null}
    </div>
  );
}
