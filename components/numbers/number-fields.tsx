"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-manager";
import { type ProviderName, type ReadReceipts, readReceiptTimes } from "@/db/enums";
import type { NumberDetail } from "@/server/numbers/show-number";
import { type FieldProblem, type NumberForm, numberFormOf, readNumberForm } from "./number-form";

const everybody = "everybody";

/** Name, pace, Počet kampaňových zpráv za den where campaigns are on (S0.34), group. What the server refuses is said above the fields. */
export function NumberFields({ number, hasCampaigns }: { number: NumberDetail; hasCampaigns: boolean }) {
  const t = useTranslations("numbers");
  const tCommon = useTranslations("common");
  const [form, setForm] = useState(() => numberFormOf(number));
  const [isAsked, setAsked] = useState(false);
  const { change, refusal } = useChangeNumber();
  const read = readNumberForm(form, number);
  const set = (part: Partial<NumberForm>) => setForm((old) => ({ ...old, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (read.ok) change.mutate({ numberId: number.id, ...read.change });
  };
  const errorOf = (field: FieldProblem["field"]) => {
    const problem = !read.ok && isAsked ? read.problems.find((one) => one.field === field) : undefined;
    return problem ? t(`problem.${problem.key}`, { limit: number.dailyLimit ?? 0 }) : null;
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      {refusal ? (
        <Banner tone="danger" role="alert">
          {refusal}
        </Banner>
      ) : null}
      <Field label={t("dialog.name")} hint={t("dialog.nameHint")} error={errorOf("name")}>
        <Input size="lg" maxLength={60} value={form.name} onValueChange={(name) => set({ name })} />
      </Field>
      <Field label={t("dialog.rate")} hint={t("dialog.rateHint")} error={errorOf("rate")}>
        <Input size="lg" inputMode="numeric" value={form.rate} onValueChange={(rate) => set({ rate })} />
      </Field>
      {hasCampaigns ? (
        <Field
          label={t("share")}
          hint={
            number.dailyLimit === null
              ? t("dialog.shareHintUnlimited")
              : t("dialog.shareHint", { limit: number.dailyLimit })
          }
          error={errorOf("share")}
        >
          <Input
            size="lg"
            inputMode="numeric"
            placeholder={t("wholeLimit")}
            value={form.share}
            onValueChange={(share) => set({ share })}
          />
        </Field>
      ) : null}
      <Field label={t("dialog.group")} hint={t("dialog.groupHint")}>
        <GroupSelect value={form.groupId} onValueChange={(groupId) => set({ groupId })} />
      </Field>
      <ReceiptsSelect
        provider={number.connection.provider}
        value={form.readReceipts}
        onValueChange={(readReceipts) => set({ readReceipts })}
      />
      <Button variant="primary" size="lg" type="submit" pending={change.isPending} className="self-start">
        {tCommon("save")}
      </Button>
    </form>
  );
}

function GroupSelect({
  value,
  onValueChange,
}: {
  value: string | null;
  onValueChange: (groupId: string | null) => void;
}) {
  const t = useTranslations("numbers");
  const groups = useQuery(useTRPC().numbers.groups.queryOptions());
  return (
    <Select
      size="lg"
      disabled={!groups.data}
      options={[
        { value: everybody, label: t("everybody") },
        ...(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? everybody}
      onValueChange={(id) => onValueChange(id === everybody ? null : id)}
    />
  );
}

/** Odesílat potvrzení o přečtení: a word of the number's own, or the company's. */
function ReceiptsSelect({
  provider,
  value,
  onValueChange,
}: {
  provider: ProviderName;
  value: ReadReceipts | null;
  onValueChange: (receipts: ReadReceipts | null) => void;
}) {
  const t = useTranslations("numbers.receipts");
  return (
    <Field label={t("label")} hint={t(provider === "twilio" ? "hintTwilio" : "hint")}>
      <Select
        size="lg"
        options={[
          { value: "company", label: t("company") },
          ...readReceiptTimes.map((time) => ({ value: time, label: t(time) })),
        ]}
        value={value ?? "company"}
        onValueChange={(chosen) => onValueChange(readReceiptTimes.find((time) => time === chosen) ?? null)}
      />
    </Field>
  );
}

function useChangeNumber() {
  const t = useTranslations("numbers");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const change = useMutation(
    trpc.numbers.change.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: trpc.numbers.pathKey() });
        showToast({ title: t("toast.saved") });
      },
    }),
  );
  return { change, refusal: change.error ? errorText(change.error) : null };
}
