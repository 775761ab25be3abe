"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { showToast } from "@/components/ui/toast-manager";
import type { ThreadMessage } from "../inbox-types";
import { useNow } from "../use-now";
import { useWishTemplate } from "./template-wish";
import type { PendingMessage } from "./thread-cache";
import { useThreadActions } from "./thread-context";

const slowMs = 10_000;

/** The line under a message of ours that is not simply on its way: why it failed and what can be done about it. */
export function MessageProblem({ message, pending }: { message: ThreadMessage; pending: PendingMessage | null }) {
  const t = useTranslations("inbox.message");
  if (message.direction === "in") return null;
  if (pending?.problem)
    return (
      <Line tone="danger" text={pending.problem}>
        {pending.retry ? <Act onClick={pending.retry}>{t("retry")}</Act> : null}
        <Act onClick={pending.drop}>{t("drop")}</Act>
      </Line>
    );
  switch (message.status) {
    case "failed":
      return <Failed message={message} />;
    case "needs_decision":
      return <Decision messageId={message.id} />;
    case "uncertain":
      return <Line tone="mute" text={t("checking")} />;
    case "cancelled":
      return <Line tone="mute" text={t("cancelled")} />;
    case "queued":
    case "sending":
      return <Slow since={message.at} />;
    default:
      return null;
  }
}

/** Why it failed and the right next step: another try, a template where the window is closed, else what helps. */
function Failed({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox");
  const { retry } = useMessageActions();
  const { conversationId, answering } = useThreadActions();
  const wishTemplate = useWishTemplate(conversationId);
  const reasons = useTranslations("common.failureReason");
  const advice = useTranslations("common.failureAdvice");
  const failure = message.failureReason ?? "unknown";
  const reason = reasons(failure);
  const isFree = message.kind !== "template" && !message.isCampaign;
  const needsTemplate = isFree && (failure === "window_closed" || answering?.templates === "only");
  return (
    <>
      <Line
        tone="danger"
        text={message.failureCode ? t("message.reason", { reason, code: message.failureCode }) : reason}
      >
        {message.mayRetry && !needsTemplate ? (
          <Act pending={retry.isPending} onClick={() => retry.mutate({ messageId: message.id })}>
            {t("message.retry")}
          </Act>
        ) : null}
        {needsTemplate && answering?.templates ? (
          <Act onClick={() => wishTemplate(message.body)}>{t("message.sendTemplate")}</Act>
        ) : null}
      </Line>
      {message.mayRetry || message.isCampaign ? null : (
        <p className="m-0 max-w-80 text-right text-meta text-text-2">{advice(failure)}</p>
      )}
    </>
  );
}

/** Nobody knows whether it went out; a person decides (goals §4). */
function Decision({ messageId }: { messageId: string }) {
  const t = useTranslations("inbox.message");
  const { settle } = useMessageActions();
  return (
    <Line tone="warn" text={t("decide")}>
      {(["resend", "sent"] as const).map((as) => (
        <Act key={as} pending={settle.isPending} onClick={() => settle.mutate({ messageId, as })}>
          {t(as === "resend" ? "resend" : "asSent")}
        </Act>
      ))}
    </Line>
  );
}

function Slow({ since }: { since: Date }) {
  const t = useTranslations("inbox.message");
  const isSlow = useNow(5_000).getTime() - since.getTime() >= slowMs;
  return isSlow ? <Line tone="mute" text={t("slow")} /> : null;
}

function useMessageActions() {
  const t = useTranslations("inbox.message");
  const refused = useTranslations("composer.refused");
  const advice = useTranslations("common.failureAdvice");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const handlers = {
    onSuccess: (answer: RouterOutputs["inbox"]["retry"]) => {
      if (answer.ok) return;
      // Its words stand in the thread, not in the draft.
      const isClosed = answer.reason === "window_closed";
      showToast({ title: isClosed ? advice("window_closed") : refused(answer.reason), tone: "error" });
    },
    onError: (error: unknown) => showToast({ title: t("actionFailed"), description: errorText(error), tone: "error" }),
    onSettled: () => queries.invalidateQueries(trpc.inbox.thread.pathFilter()),
  };
  return {
    retry: useMutation(trpc.inbox.retry.mutationOptions(handlers)),
    settle: useMutation(trpc.inbox.settle.mutationOptions(handlers)),
  };
}

const tones = { danger: "text-danger-text", warn: "text-warn-text", mute: "text-text-2" };

function Line({ tone, text, children }: { tone: keyof typeof tones; text: string; children?: ReactNode }) {
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cn("mt-1 flex flex-wrap items-center justify-end gap-1 text-meta", tones[tone])}
    >
      <span>{text}</span>
      {children}
    </div>
  );
}

function Act(props: { pending?: boolean; onClick: () => void; children: ReactNode }) {
  return <Button variant="link" className="h-6 text-meta touch:-my-3" {...props} />;
}
