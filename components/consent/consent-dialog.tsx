"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ConsentMove } from "@/db/enums";
import { personSources } from "@/server/consent/schema";

type Source = (typeof personSources)[number];
const otherWords = "other";

/** Records that a client gave or withdrew their consent: how, when, to which words, and where the proof lies (S4.3). */
export function ConsentDialog({
  contactId,
  move,
  onClose,
}: {
  contactId: string;
  move: ConsentMove;
  onClose: () => void;
}) {
  const t = useTranslations("consent");
  const format = useFormatter();
  const texts = useQuery(useTRPC().consent.texts.queryOptions());
  const [source, setSource] = useState<Source>("conversation");
  const [chosenText, setText] = useState<string | null>(null);
  const [proof, setProof] = useState("");
  const [at, setAt] = useState(localNow);
  const record = useRecord(onClose);
  const newest = texts.data?.[0]?.id ?? otherWords;
  const textId = chosenText ?? newest;
  const versions = (texts.data ?? []).map(({ id, version, createdAt }) => ({
    value: id,
    label: t("versionOf", { version, date: format.dateTime(createdAt, { dateStyle: "medium" }) }),
  }));
  const submit = () => {
    const shown = move === "given" && textId !== otherWords ? textId : null;
    record.mutate({ contactId, move, source, textId: shown, proof, at: new Date(at) });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t(move === "given" ? "giveTitle" : "withdrawTitle")}
      description={t(move === "given" ? "giveText" : "withdrawText")}
      onSubmit={submit}
      confirm={t("save")}
      pending={record.isPending}
      reason={at === "" ? t("atMissing") : null}
      problem={record.error}
    >
      <Field label={t("sourceLabel")}>
        <Select
          value={source}
          onValueChange={setSource}
          options={personSources.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
      </Field>
      <Field label={t("at")}>
        <Input type="datetime-local" required value={at} max={localNow()} onValueChange={setAt} />
      </Field>
      {move === "given" ? (
        <Field label={t("textLabel")} hint={versions.length === 0 ? t("noTexts") : undefined}>
          <Select
            value={textId}
            onValueChange={setText}
            options={[...versions, { value: otherWords, label: t("otherWords") }]}
          />
        </Field>
      ) : null}
      <Field label={t("proof")} hint={t("proofHint")}>
        <Textarea maxLength={500} value={proof} onChange={(event) => setProof(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

/** As a field for date and time wants it, in the person's own zone. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function useRecord(onSaved: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const record = useMutation(
    trpc.consent.record.mutationOptions({
      onSuccess: onSaved,
      onSettled: () =>
        Promise.all(
          [trpc.consent.pathKey(), trpc.inbox.pathKey()].map((queryKey) => client.invalidateQueries({ queryKey })),
        ),
    }),
  );
  return { ...record, error: record.error ? errorText(record.error) : null };
}
