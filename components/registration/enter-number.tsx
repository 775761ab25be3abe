"use client";
import { AsYouType, type CountryCode, getCountries, getCountryCallingCode } from "libphonenumber-js/max";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CostBox } from "./cost-box";
import { PhoneNotice } from "./phone-notice";
import type { Wizard } from "./use-wizard";

/** A new number: country and the rest of it (S3.21); out of the app first (S3.25); the account's limit (S3.35). */
export function EnterNumber({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.number");
  const errorText = useErrorText();
  const { shown, fields, keep, saveNow, moves } = wizard;
  const countries = useCountries();
  const [country, setCountry] = useState<string>(shown.defaultCountry);
  const [phone, setPhone] = useState("");
  const full = fullNumber(phone, country);
  const reason =
    phone.trim() === ""
      ? t("missing.phone")
      : fields.notInApp
        ? fields.costAccepted
          ? null
          : t("missing.cost")
        : t("missing.notInApp");
  const use = async () => {
    if (await saveNow()) moves.enterNumber.mutate({ registrationId: shown.id, phone: full });
  };
  const error = moves.enterNumber.error;
  return (
    <section className="flex flex-col gap-4">
      {shown.over ? (
        <Banner tone="warn">
          <b>{t("overTitle", { limit: shown.over.limit })}</b>{" "}
          {t(shown.over.verified ? "overVerified" : "overUnverified")}
        </Banner>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-[220px_minmax(0,1fr)]">
        <Field label={t("country")}>
          <Combobox options={countries} value={country} onValueChange={(value) => value && setCountry(value)} />
        </Field>
        <Field label={t("phone")} hint={t("phoneHint")}>
          <Input
            size="md"
            type="tel"
            autoComplete="tel-national"
            value={phone}
            onValueChange={(value) => setPhone(tidy(value, country))}
          />
        </Field>
      </div>
      <PhoneNotice phone={full} />
      <Checkbox
        label={t("notInApp")}
        hint={t("notInAppHint")}
        checked={fields.notInApp}
        onCheckedChange={(notInApp) => keep({ notInApp })}
      />
      <CostBox wizard={wizard} />
      {error ? (
        <Banner tone="danger" role="alert">
          {errorText(error)}
        </Banner>
      ) : null}
      <Button
        variant="primary"
        size="lg"
        className="self-start"
        reason={reason}
        pending={moves.enterNumber.isPending}
        onClick={use}
      >
        {t("use")}
      </Button>
    </section>
  );
}

const callingCode = (country: string): string => `+${getCountryCallingCode(country as CountryCode)}`; // from our own list

/** What was typed with its own country code keeps it. */
const fullNumber = (phone: string, country: string): string =>
  /^\s*(\+|00)/.test(phone) ? phone : `${callingCode(country)}${phone.replace(/\D/g, "")}`;

const tidy = (value: string, country: string): string =>
  value.length > 3 ? new AsYouType(country as CountryCode).input(value) : value; // from our own list

function useCountries() {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: "region" });
    return getCountries()
      .map((value) => ({ value: String(value), label: `${names.of(value) ?? value} ${callingCode(value)}` }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [locale]);
}
