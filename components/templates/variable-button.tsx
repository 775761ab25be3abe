"use client";
import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { isNumber, toToken } from "@/server/templates/variable-rules";

/** Puts a variable into the text: the next number, or a name; a template has one or the other. */
export function VariableButton({
  used,
  numbersOnly,
  onInsert,
}: {
  used: string[];
  numbersOnly: boolean;
  onInsert: (token: string) => void;
}) {
  const t = useTranslations("templates.editor.variable");
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const next = String(Math.max(0, ...used.filter(isNumber).map(Number)) + 1);
  const named = toToken(name);
  const mayName = !numbersOnly && !used.some(isNumber);
  const mayNumber = !used.some((token) => !isNumber(token));
  const insert = (token: string) => {
    setOpen(false);
    setName("");
    onInsert(token);
  };
  return (
    <Popover
      label={t("label")}
      open={open}
      onOpenChange={setOpen}
      className="w-72"
      trigger={
        <Button variant="plain">
          <Braces aria-hidden />
          {t("label")}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (named && mayName) insert(named);
        }}
      >
        <Button reason={mayNumber ? null : t("onlyNames")} onClick={() => insert(next)}>
          {t("number", { token: `{{${next}}}` })}
        </Button>
        <Field label={t("name")} hint={mayName ? t("nameHint") : t(numbersOnly ? "noNames" : "onlyNumbers")}>
          <Input autoComplete="off" disabled={!mayName} maxLength={60} value={name} onValueChange={setName} />
        </Field>
        <Button type="submit" variant="primary" disabled={!mayName || !named}>
          {named ? t("insert", { token: `{{${named}}}` }) : t("insertName")}
        </Button>
      </form>
    </Popover>
  );
}
