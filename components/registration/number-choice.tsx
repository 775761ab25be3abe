"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { formatPhone } from "@/server/core/phone";
import { maySend } from "@/server/numbers/rules";
import type { Wizard } from "./use-wizard";

type Listed = Wizard["shown"]["data"]["listed"][number];

/** S0.10: the numbers that were granted; those that are connected already say so. Beside a new number only what waits. */
export function NumberChoice({ wizard }: { wizard: Wizard }) {
  const { shown } = wizard;
  const isBeside = shown.way === "register" && shown.provider !== "360dialog";
  const listed = isBeside ? shown.data.listed.filter(({ ours }) => ours === null) : shown.data.listed;
  return listed.length > 0 ? <Choice wizard={wizard} listed={listed} isBeside={isBeside} /> : null;
}

function Choice({ wizard, listed, isBeside }: { wizard: Wizard; listed: Listed[]; isBeside: boolean }) {
  const t = useTranslations("registration.number");
  const errorText = useErrorText();
  const { shown, moves } = wizard;
  const [ref, setRef] = useState<string | null>(() => (isBeside ? null : (proposed(wizard, listed)?.ref ?? null)));
  const [phone, setPhone] = useState("");
  const number = listed.find((one) => one.ref === ref) ?? null;
  const asksPhone = number !== null && number.phone === null;
  const hintOf = useNumberHint();
  const choose = () => {
    if (number) moves.choose.mutate({ registrationId: shown.id, ref: number.ref, ...(asksPhone ? { phone } : {}) });
  };
  return (
    <section className={cn("flex flex-col gap-4", isBeside && "border-t border-line pt-5")}>
      <Field label={t(isBeside ? "chooseBeside" : "choose")}>
        <RadioGroup
          options={listed.map((one) => ({
            value: one.ref,
            label: `${one.phone ? formatPhone(one.phone) : t("unknownPhone")}${one.displayName ? ` · ${one.displayName}` : ""}`,
            hint: hintOf(one),
            // One that works needs no second connection.
            disabled: one.ours?.isHere && maySend(one.ours.status),
          }))}
          value={ref}
          onValueChange={setRef}
        />
      </Field>
      <MoveNotice wizard={wizard} listed={listed} chosen={number} />
      {asksPhone ? (
        <Field label={t("phone")} hint={t("phoneUntold")}>
          <Input size="lg" type="tel" autoComplete="tel" value={phone} onValueChange={setPhone} />
        </Field>
      ) : null}
      {number?.ours && !number.ours.isHere ? (
        <Banner tone="info">{t("willMove", { name: number.ours.name })}</Banner>
      ) : null}
      {moves.choose.error ? (
        <Banner tone="danger" role="alert">
          {errorText(moves.choose.error)}
        </Banner>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          variant={isBeside ? "secondary" : "primary"}
          size="lg"
          pending={moves.choose.isPending}
          reason={number ? null : t("missing.chosen")}
          onClick={choose}
        >
          {t("take")}
        </Button>
        <Button
          size="lg"
          variant="plain"
          pending={moves.listAgain.isPending}
          onClick={() => moves.listAgain.mutate({ registrationId: shown.id })}
        >
          {t("reload")}
        </Button>
      </div>
    </section>
  );
}

/** The one that is to move, else the first that nobody has connected. */
const proposed = ({ shown: { data } }: Wizard, listed: Listed[]): Listed | undefined =>
  data.moving ? listed.find(({ phone }) => phone === data.moving?.phone) : listed.find(({ ours }) => ours === null);

/** O20: the number that is to move is not at the new provider, or another one is chosen. */
function MoveNotice({ wizard, listed, chosen }: { wizard: Wizard; listed: Listed[]; chosen: Listed | null }) {
  const t = useTranslations("registration.move");
  const { moving } = wizard.shown.data;
  if (!moving) return null;
  const phone = formatPhone(moving.phone);
  if (!proposed(wizard, listed)) return <Banner tone="warn">{t("notListed", { phone })}</Banner>;
  return chosen && chosen.phone !== moving.phone ? <Banner tone="warn">{t("other", { phone })}</Banner> : null;
}

function useNumberHint(): (number: Listed) => string {
  const t = useTranslations("registration.number");
  const tProviders = useTranslations("registration.providers");
  return ({ ours, codeVerified, inBusinessApp }) => {
    if (ours?.isHere) return t("hint.connected", { name: ours.name });
    if (ours) return t("hint.elsewhere", { name: ours.name, provider: tProviders(`${ours.provider}.label`) });
    if (inBusinessApp) return t("hint.inApp");
    return t(codeVerified ? "hint.verified" : "hint.needsCode");
  };
}
