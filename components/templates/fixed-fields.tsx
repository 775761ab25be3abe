"use client";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toLocal, toMoment } from "@/server/templates/moment-rules";
import { type FixedPlace, fixedProblem } from "@/server/templates/place-rules";

type Change = (key: string, value: string) => void;

/** The place above the text and the end of an offer: the same for whoever gets the message. What is wrong is said at once. */
export function FixedFields({
  places,
  values,
  onChange,
}: {
  places: FixedPlace[];
  values: Record<string, string>;
  onChange: Change;
}) {
  const t = useTranslations("templates.fixed");
  const now = useNow({ updateInterval: 30_000 });
  if (places.length === 0) return null;
  const errorOf = ({ key, kind }: FixedPlace) => {
    const problem = fixedProblem(kind, values[key], now);
    return problem && problem !== "empty" ? t(`problem.${problem}`) : null;
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      {places.map((place) => {
        const { key, kind } = place;
        if (kind === "expiry")
          return (
            <ExpiryField
              key={key}
              value={values[key] ?? ""}
              error={errorOf(place)}
              onChange={(value) => onChange(key, value)}
            />
          );
        const isDegree = kind === "latitude" || kind === "longitude";
        return (
          <Field key={key} label={t(`label.${kind}`)} error={errorOf(place)} className={isDegree ? "" : "col-span-2"}>
            <Input
              value={values[key] ?? ""}
              onValueChange={(value) => onChange(key, value)}
              maxLength={isDegree ? 24 : 1000}
              autoComplete="off"
              inputMode={isDegree ? "text" : undefined}
              placeholder={isDegree ? t(`placeholder.${kind}`) : undefined}
            />
          </Field>
        );
      })}
    </div>
  );
}

/** Date and time on the company's clock; kept as an exact moment. What is half typed stays in the field. */
function ExpiryField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("templates.fixed");
  const zone = useTimeZone() ?? "UTC";
  const [local, setLocal] = useState(() => toLocal(value, zone));
  return (
    <Field label={t("label.expiry")} hint={t("zone", { zone })} error={error} className="col-span-2">
      <Input
        type="datetime-local"
        value={local}
        onValueChange={(typed) => {
          setLocal(typed);
          onChange(toMoment(typed, zone)?.toISOString() ?? "");
        }}
      />
    </Field>
  );
}
