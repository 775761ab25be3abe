"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { sendEntry } from "./send-entry";

type Problem = { kind: "unreachable" } | { kind: "throttled"; minutes: number };

/** Asks for a link to a new password (N.8); what it says afterwards is the same whoever the e-mail belongs to. */
export function ForgotForm() {
  const t = useTranslations("entry");
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!email.trim()) return;
    setPending(true);
    setProblem(null);
    const found = await ask(email.trim());
    setProblem(found);
    if (!found) setSentTo(email.trim());
    setPending(false);
  }

  if (sentTo !== null)
    return (
      <div className="mt-6 flex flex-col gap-4">
        <Banner tone="ok" role="status" className="items-start [&>svg]:mt-1.5">
          <span className="[overflow-wrap:anywhere]">{t("reset.sent", { email: sentTo })}</span>
        </Banner>
        <p className="m-0 text-text-2">{t("reset.sentHint")}</p>
      </div>
    );
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="m-0 mt-1 mb-2 text-text-2">{t("reset.text")}</p>
      {problem ? (
        <Banner tone="danger" role="alert">
          {problem.kind === "throttled"
            ? t("problems.throttled", { minutes: problem.minutes })
            : t("problems.unreachable")}
        </Banner>
      ) : null}
      <Field label={t("email")} error={isAsked && !email.trim() ? t("reset.emailMissing") : undefined}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          size="lg"
          maxLength={320}
          value={email}
          onValueChange={setEmail}
          autoFocus
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-2">
        {t("reset.send")}
      </Button>
    </form>
  );
}

/** Null = the link is on its way, if there is anybody to get it. */
async function ask(email: string): Promise<Problem | null> {
  try {
    const answer = await sendEntry("POST", "/api/password-resets", { email });
    if (answer.ok) return null;
    const seconds = Number(answer.seconds);
    return seconds > 0 ? { kind: "throttled", minutes: Math.ceil(seconds / 60) } : { kind: "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}
