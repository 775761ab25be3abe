"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import {
  buttonColors,
  buttonHtml,
  buttonPlaces,
  buttonPreview,
  buttonSizes,
  labelLimit,
  type WebButton,
} from "@/server/profiles/button-rules";
import { CopyButton } from "./copy-button";

/** The button for the company's own pages: choices, how it looks, the code to paste. */
export function WebButtonPanel({ link }: { link: string }) {
  const t = useTranslations("profiles.button");
  const locale = useLocale();
  const codeId = useId();
  const [button, setButton] = useState<WebButton>({
    label: t("defaultLabel"),
    color: "green",
    size: "medium",
    place: "inline",
    iconOnly: false,
  });
  const html = buttonHtml(link, button);
  const isNameless = button.label.trim() === "";
  return (
    <Panel className="flex min-w-0 flex-col gap-5">
      <div>
        <h2 className="m-0 text-lead">{t("title")}</h2>
        <p className="m-0 mt-0.5 text-text-2">{t("hint")}</p>
      </div>
      <div className="grid items-start gap-6 2xl:grid-cols-2">
        <Choices button={button} onChange={(part) => setButton((old) => ({ ...old, ...part }))} />
        <iframe
          title={t("preview")}
          sandbox=""
          srcDoc={buttonPreview(link, button, locale)}
          className="h-44 w-full rounded-md border border-line bg-white"
        />
      </div>
      <div>
        <h3 id={codeId} className="m-0 mb-1.5 text-body font-medium">
          {t("code")}
        </h3>
        <section
          aria-labelledby={codeId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          className="max-h-40 overflow-y-auto rounded-md bg-sunken px-3 py-2 font-mono text-[13px] break-all"
        >
          {html}
        </section>
        <div className="mt-3">
          <CopyButton text={html} label={t("copy")} copied={t("copied")} disabled={isNameless} />
        </div>
      </div>
    </Panel>
  );
}

function Choices({ button, onChange }: { button: WebButton; onChange: (part: Partial<WebButton>) => void }) {
  const t = useTranslations("profiles.button");
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Field label={t("label")} error={button.label.trim() === "" ? t("labelMissing") : null}>
        <Input size="lg" maxLength={labelLimit} value={button.label} onValueChange={(label) => onChange({ label })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("color")}>
          <Select
            options={buttonColors.map((value) => ({ value, label: t(`colors.${value}`) }))}
            value={button.color}
            onValueChange={(color) => onChange({ color })}
          />
        </Field>
        <Field label={t("size")}>
          <Select
            options={buttonSizes.map((value) => ({ value, label: t(`sizes.${value}`) }))}
            value={button.size}
            onValueChange={(size) => onChange({ size })}
          />
        </Field>
        <Field label={t("place")}>
          <Select
            options={buttonPlaces.map((value) => ({ value, label: t(`places.${value}`) }))}
            value={button.place}
            onValueChange={(place) => onChange({ place })}
          />
        </Field>
      </div>
      <Checkbox
        label={t("iconOnly")}
        checked={button.iconOnly}
        onCheckedChange={(iconOnly) => onChange({ iconOnly })}
      />
    </div>
  );
}
