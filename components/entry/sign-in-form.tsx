"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { postSignIn } from "../shell/auth-requests";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CodeForm } from "./code-form";
import { type DemoLogin, DemoLogins } from "./demo-logins";
import { PasswordForm } from "./password-form";
import { ProblemBanner } from "./problem-banner";
import { type SignInProblem, signInProblem } from "./sign-in-problem";
import { SsoButton } from "./sso-button";

/** What the company offers: `sso` is its identity provider's name, `ssoOnly` leaves passwords to administrators in need. */
export type Ways = { sso: string | null; ssoOnly: boolean };

/**
 * Sign-in by password, with a second step for who has one, or by SSO (N.8). `next` is the path to go on to; `demo` are the logins a
 * demo shows; `returned` is why SSO came back.
 */
export function SignInForm({
  next,
  ways,
  demo,
  returned,
  isChanged,
}: {
  next: string;
  ways: Ways;
  demo: { logins: DemoLogin[]; password: string } | null;
  returned: SignInProblem | null;
  isChanged: boolean;
}) {
  const t = useTranslations("entry");
  const [typed, setTyped] = useState({ email: "", password: "" });
  const { problem, setProblem, pending, isSecond, setSecond, attempt } = useAttempt(next, returned);
  if (isSecond)
    return (
      <CodeForm
        problem={problem}
        pending={pending}
        onCode={(code) => (code ? attempt({ ...typed, code }) : setProblem({ kind: "emptyCode" }))}
        onOther={() => setProblem(null)}
        onBack={() => {
          setSecond(false);
          setProblem(null);
        }}
      />
    );
  const byPassword = <PasswordForm typed={typed} onType={setTyped} pending={pending} onSubmit={() => attempt(typed)} />;
  return (
    <div className="flex flex-col gap-4">
      {isChanged && !problem ? (
        <Banner tone="ok" role="status">
          {t("changed")}
        </Banner>
      ) : null}
      <ProblemBanner problem={problem} />
      {ways.ssoOnly ? null : byPassword}
      {ways.sso && !ways.ssoOnly ? <Or /> : null}
      {ways.sso ? (
        <SsoButton
          name={ways.sso}
          next={next}
          isOnly={ways.ssoOnly}
          onUnreachable={() => setProblem({ kind: "unreachable" })}
        />
      ) : null}
      {ways.ssoOnly ? <Emergency>{byPassword}</Emergency> : null}
      {demo && !ways.ssoOnly ? (
        <DemoLogins
          {...demo}
          onChoose={({ email }) => {
            setTyped({ email, password: demo.password });
            setProblem(null);
          }}
        />
      ) : null}
    </div>
  );
}

/** An administrator's way in when the identity provider is down. */
function Emergency({ children }: { children: ReactNode }) {
  const t = useTranslations("entry");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t("emergency")}
      </Button>
      {isOpen ? (
        <>
          <p className="m-0 text-text-2">{t("emergencyText")}</p>
          {children}
        </>
      ) : null}
    </>
  );
}

function Or() {
  return (
    <p className="m-0 flex items-center gap-3 text-meta text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {useTranslations("entry")("or")}
    </p>
  );
}

function useAttempt(next: string, returned: SignInProblem | null) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState(returned);
  const [isSecond, setSecond] = useState(false);
  async function attempt(input: { email: string; password: string; code?: string }) {
    if (!input.email.trim() || !input.password) return setProblem({ kind: "empty" });
    setPending(true);
    const found = await tryTo({ ...input, email: input.email.trim() });
    if (!found) {
      router.replace(next);
      router.refresh();
      return;
    }
    if (found.kind === "secondFactor") setSecond(true);
    // What is said of the password itself belongs to the first step.
    else if (!["wrongCode", "codeThrottled", "unreachable"].includes(found.kind)) setSecond(false);
    setProblem(found);
    setPending(false);
  }
  return { problem, setProblem, pending, isSecond, setSecond, attempt };
}

/** Null = signed in. */
async function tryTo(input: { email: string; password: string; code?: string }): Promise<SignInProblem | null> {
  try {
    return signInProblem(await postSignIn(input));
  } catch {
    return { kind: "unreachable" };
  }
}
