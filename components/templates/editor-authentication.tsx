"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { TemplateDraft } from "./use-template-draft";

/** A template with a code: WhatsApp writes the text, we choose what surrounds it. */
export function EditorAuthentication({ draft }: { draft: TemplateDraft }) {
  const t = useTranslations("templates.editor.authentication");
  const { authentication } = draft.fields.content;
  const change = (part: Partial<typeof authentication>) =>
    draft.changeContent({ authentication: { ...authentication, ...part } });
  return (
    <div className="flex max-w-160 flex-col gap-4">
      <Banner tone="info">{t("text")}</Banner>
      <Switch
        label={t("securityNote")}
        hint={t("securityNoteHint")}
        checked={authentication.securityNote}
        onCheckedChange={(securityNote) => change({ securityNote })}
      />
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label={t("expiration")} hint={t("expirationHint")}>
          <Input
            inputMode="numeric"
            value={authentication.expirationMinutes === null ? "" : String(authentication.expirationMinutes)}
            onValueChange={(text) => {
              const digits = text.replace(/\D/g, "").slice(0, 3);
              change({ expirationMinutes: digits === "" ? null : Number(digits) });
            }}
          />
        </Field>
        <Field label={t("button")} hint={t("buttonHint")}>
          <Input
            maxLength={25}
            value={authentication.buttonText}
            onValueChange={(buttonText) => change({ buttonText })}
          />
        </Field>
      </div>
    </div>
  );
}
