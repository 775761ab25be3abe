"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { Recipient } from "@/server/inbox/schema";
import { newMessageId } from "../composer/composer-ids";
import { useTemplatePicker } from "../composer/template-picker-state";
import { openConversation } from "../open-conversation";

export const newSessionSteps = ["number", "contact", "template"] as const;
export type NewSessionStep = (typeof newSessionSteps)[number];

/** Whom the person chose; `label` is what the screen calls them. */
export type ChosenRecipient = { to: Recipient; label: string };

/** A number that may be chosen: connected, and its daily limit not used up. */
export const isUsable = (number: { maySend: boolean; dailyLimit: number | null; dailyUsed: number }): boolean =>
  number.maySend && (number.dailyLimit === null || number.dailyUsed < number.dailyLimit);

/** Everything the three steps know; `blocker` says why the current step cannot be left. */
export function useNewSession({ open, onDone }: { open: boolean; onDone: () => void }) {
  const t = useTranslations("composer.newSession");
  const trpc = useTRPC();
  const [step, setStep] = useState<NewSessionStep>("number");
  const [chosenNumber, setNumber] = useState<string | null>(null);
  const [to, setTo] = useState<ChosenRecipient | null>(null);
  const numbers = useQuery(trpc.inbox.sendingNumbers.queryOptions(undefined, { enabled: open }));
  const usable = numbers.data?.filter(isUsable) ?? [];
  const number = usable.find(({ id }) => id === chosenNumber) ?? (usable.length === 1 ? usable[0] : undefined) ?? null;
  const check = useQuery(
    trpc.inbox.checkRecipient.queryOptions(
      { numberId: number?.id ?? "", to: to?.to ?? { phone: "" } },
      { enabled: number !== null && to !== null },
    ),
  );
  const known = to && check.data && !check.data.invalid ? check.data : null;
  const picking = useTemplatePicker({
    numberId: step === "number" ? "" : (number?.id ?? ""),
    card: { name: known?.contact?.name ?? null, fields: {} },
    consent: known?.consent ?? "none",
  });
  const starting = useStart(onDone);

  const recipientBlocker = (): string | null => {
    if (!to) return t("contact.choose");
    if (check.data?.invalid) return t("contact.invalid");
    if (!known) return t("contact.checking");
    if (known.blocked) return t("contact.blocked");
    return known.openConversationId ? t("contact.open") : null;
  };
  const blocker =
    step === "number" ? (number ? null : t("number.choose")) : step === "contact" ? recipientBlocker() : null;
  const send = () => {
    const message = picking.message();
    if (number && to && message)
      starting.send({
        numberId: number.id,
        to: to.to,
        templateId: message.template.id,
        values: message.values,
        files: message.files,
        ...(message.exception ? { consentException: message.exception } : {}),
      });
  };
  return {
    step,
    numbers,
    number,
    setNumber,
    to,
    setTo,
    check,
    picking,
    blocker,
    isSending: starting.isPending,
    goBack: () => setStep(step === "template" ? "contact" : "number"),
    goOn: () => {
      if (step === "template") return send();
      if (!blocker) setStep(step === "number" ? "contact" : "template");
    },
    openExisting: (conversationId: string) => {
      onDone();
      openConversation(conversationId);
    },
  };
}

export type NewSession = ReturnType<typeof useNewSession>;

type Start = Omit<Parameters<ReturnType<typeof useStartMutation>["mutate"]>[0], "messageId">;

/** The same content keeps its id: after a lost answer, trying again sends nothing twice. */
function useStart(onDone: () => void) {
  const start = useStartMutation(onDone);
  const last = useRef<{ content: string; messageId: string }>(null);
  const send = (input: Start) => {
    if (start.isPending) return;
    const content = JSON.stringify(input);
    if (last.current?.content !== content) last.current = { content, messageId: newMessageId() };
    start.mutate({ ...input, messageId: last.current.messageId });
  };
  return { send, isPending: start.isPending };
}

function useStartMutation(onDone: () => void) {
  const t = useTranslations("composer.newSession");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.inbox.startSession.mutationOptions({
      onSuccess: (answer) => {
        if (answer.ok) {
          onDone();
          openConversation(answer.conversationId);
        } else if (answer.reason === "open_session") {
          const { conversationId } = answer;
          const onAction = () => {
            onDone();
            openConversation(conversationId);
          };
          showToast({ title: t("refused.open_session"), action: { label: t("contact.openExisting"), onAction } });
        } else showToast({ title: t(`refused.${answer.reason}`), tone: "error" });
        return queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() });
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
}
