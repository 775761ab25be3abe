"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldInput } from "@/components/contacts/field-input";
import { useFields } from "@/components/contacts/use-contact-data";
import { useFieldValue } from "@/components/contacts/use-field-value";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { DetailsList } from "@/components/ui/details-list";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";

type Values = Record<string, string>;

/** What is filled in of the company's own fields of sessions (N.71), in their order; what has no field any more stands last. */
export function useFilledFields(values: Values): { label: string; value: string }[] {
  const { all } = useFields("session");
  const shownValue = useFieldValue();
  const known = all.map(({ key }) => key).filter((key) => values[key]);
  const others = Object.keys(values).filter((key) => !all.some((field) => field.key === key));
  return [...known, ...others].map((key) => {
    const field = all.find((one) => one.key === key);
    return { label: field?.label ?? key, value: shownValue(field?.kind, values[key] ?? "") };
  });
}

/** Parametry of a session in its detail. */
export function SessionFields({ sessionId, values }: { sessionId: string; values: Values }) {
  const t = useTranslations("sessions.fields");
  const fields = useFields("session");
  const filled = useFilledFields(values);
  if (fields.isError)
    return (
      <p role="alert" className="m-0 text-danger-text">
        {t("failed")}
      </p>
    );
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        {filled.length > 0 ? <DetailsList items={filled} /> : null}
        {filled.length === 0 && fields.data ? (
          <p className="m-0 text-text-3">{t(fields.offered.length > 0 ? "none" : "noneDefined")}</p>
        ) : null}
      </div>
      <FillButton sessionId={sessionId} values={values} />
    </div>
  );
}

/** The pencil that opens the form; not there where nothing is asked for. */
export function FillButton({ sessionId, values }: { sessionId: string; values: Values }) {
  const t = useTranslations("sessions.fields");
  const { offered } = useFields("session");
  const [isOpen, setOpen] = useState(false);
  if (offered.length === 0) return null;
  return (
    <>
      <IconButton label={t("edit")} onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
      </IconButton>
      {isOpen ? <FillDialog sessionId={sessionId} values={values} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function FillDialog({ sessionId, values, onClose }: { sessionId: string; values: Values; onClose: () => void }) {
  const t = useTranslations("sessions.fields");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [changed, setChanged] = useState<Values>({});
  const fill = useMutation(
    trpc.inbox.fill.mutationOptions({
      onSuccess: onClose,
      onSettled: () =>
        Promise.all(
          [trpc.inbox.conversation.pathKey(), trpc.sessions.pathKey()].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        ),
    }),
  );
  return (
    <FormDialog
      title={t("title")}
      onClose={onClose}
      onSubmit={() => fill.mutate({ sessionId, fields: changed })}
      pending={fill.isPending}
      problem={fill.error ? errorText(fill.error) : null}
    >
      <FieldInputs
        values={{ ...values, ...changed }}
        onChange={(key, value) => setChanged({ ...changed, [key]: value })}
      />
    </FormDialog>
  );
}

/** An input for each field that is asked for today. */
export function FieldInputs({ values, onChange }: { values: Values; onChange: (key: string, value: string) => void }) {
  const { offered } = useFields("session");
  return offered.map((field) => (
    <FieldInput
      key={field.id}
      field={field}
      value={values[field.key] ?? ""}
      onValueChange={(value) => onChange(field.key, value)}
    />
  ));
}
