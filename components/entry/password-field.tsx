"use client";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "../ui/field";
import { IconButton } from "../ui/icon-button";
import { Input } from "../ui/input";

/** A password that can be looked at. `isNew` is one that is being chosen. */
export function PasswordField({
  label,
  value,
  onChange,
  isNew,
  aside,
  hint,
  error,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  isNew?: boolean;
  aside?: ReactNode;
  hint?: string;
  error?: string;
}) {
  const t = useTranslations("entry");
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      <span className="relative flex">
        <Input
          type={shown ? "text" : "password"}
          name="password"
          autoComplete={isNew ? "new-password" : "current-password"}
          size="lg"
          value={value}
          onValueChange={onChange}
          className="pr-12"
        />
        <span className="absolute inset-y-0 right-1 flex items-center">
          <IconButton label={shown ? t("hidePassword") : t("showPassword")} onClick={() => setShown(!shown)}>
            {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </IconButton>
        </span>
      </span>
    </Field>
  );
}
