"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import type { MessageStatus } from "@/db/enums";

/** "Poslat test": what the preview shows, to a phone of the person, with what becomes of it (O10). */
export function TestSend({
  campaignId,
  variant,
  values,
  reason,
}: {
  campaignId: string;
  variant: number;
  /** Of the recipient in the preview. */
  values: string[] | null;
  reason: string | null;
}) {
  const t = useTranslations("campaigns.test");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="mt-4" reason={reason ?? (values ? null : t("noRecipient"))} onClick={() => setOpen(true)}>
        <Smartphone aria-hidden />
        {t("open")}
      </Button>
      {isOpen && values ? (
        <TestDialog campaignId={campaignId} variant={variant} values={values} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

/** Where this browser keeps the phone that the person gave last. */
const phoneKey = "campaign-test-phone";

function TestDialog({
  campaignId,
  variant,
  values,
  onClose,
}: {
  campaignId: string;
  variant: number;
  values: string[];
  onClose: () => void;
}) {
  const t = useTranslations("campaigns.test");
  const trpc = useTRPC();
  const errorText = useErrorText();
  const [phone, setPhone] = useState(() => localStorage.getItem(phoneKey) ?? "");
  const send = useMutation(
    trpc.campaigns.sendTest.mutationOptions({ onSuccess: () => localStorage.setItem(phoneKey, phone.trim()) }),
  );
  return (
    <FormDialog
      title={t("title")}
      description={t("text")}
      confirm={t("send")}
      pending={send.isPending}
      problem={send.isError ? errorText(send.error) : null}
      reason={phone.trim() ? null : t("phoneRequired")}
      onSubmit={() => send.mutate({ campaignId, variant, values, phone })}
      onClose={onClose}
    >
      <Field label={t("phone")} hint={t("phoneHint")}>
        <Input type="tel" autoComplete="tel" maxLength={40} value={phone} onValueChange={setPhone} />
      </Field>
      {send.data ? <TestState messageId={send.data.messageId} /> : null}
    </FormDialog>
  );
}

const last: MessageStatus[] = ["read", "failed", "cancelled"];

function TestState({ messageId }: { messageId: string }) {
  const t = useTranslations("campaigns.test");
  const reasons = useTranslations("common.failureReason");
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.campaigns.test.queryOptions(
      { messageId },
      { refetchInterval: ({ state }) => (state.data && last.includes(state.data.status) ? false : 1500) },
    ),
  );
  const why = data?.failureReason ? reasons(data.failureReason) : null;
  return (
    <p role="status" className="m-0">
      <b>{t(`status.${stateOf(data?.status ?? "queued")}`)}</b>
      {why && data?.status !== "read" ? ` ${data?.failureCode ? `${why} (${data.failureCode})` : why}` : ""}
    </p>
  );
}

function stateOf(status: MessageStatus): "waiting" | "unclear" | "sent" | "delivered" | "read" | "failed" {
  if (status === "accepted" || status === "sent") return "sent";
  if (status === "delivered" || status === "read") return status;
  if (status === "failed" || status === "cancelled") return "failed";
  return status === "uncertain" || status === "needs_decision" ? "unclear" : "waiting";
}
