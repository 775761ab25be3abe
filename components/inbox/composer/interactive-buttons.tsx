"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { type Choices, interactiveLimits } from "@/server/delivery/interactive-rules";

type Buttons = Extract<Choices, { type: "buttons" }>;

/** One to three reply buttons. */
export function ButtonFields({ value, onChange }: { value: Buttons; onChange: (value: Buttons) => void }) {
  const t = useTranslations("interactive");
  const { titles } = value;
  const set = (next: string[]) => onChange({ ...value, titles: next });
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
      <legend className="mb-1.5 p-0 font-medium">{t("buttons")}</legend>
      {titles.map((title, n) => (
        <div key={n} className="flex items-center gap-1">
          <Input
            aria-label={t("button", { number: n + 1 })}
            placeholder={t("button", { number: n + 1 })}
            value={title}
            maxLength={interactiveLimits.buttonTitle}
            onValueChange={(next) => set(titles.with(n, next))}
            className="min-w-0 flex-1"
          />
          {titles.length > 1 ? (
            <IconButton label={t("removeButton", { number: n + 1 })} onClick={() => set(titles.toSpliced(n, 1))}>
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      {titles.length < interactiveLimits.buttons ? (
        <Button variant="plain" className="self-start" onClick={() => set([...titles, ""])}>
          <Plus aria-hidden />
          {t("addButton")}
        </Button>
      ) : null}
    </fieldset>
  );
}
