"use client";
import { Eye, EyeOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { postSignIn } from "../shell/auth-requests";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { IconButton } from "../ui/icon-button";
import { Input } from "../ui/input";
import { type DemoLogin, DemoLogins } from "./demo-logins";
import { type SignInProblem, signInProblem } from "./sign-in-problem";

/** E-mail and password. `next` is the path to go on to; `demo` are the logins a demo shows. */
export function SignInForm({ next, demo }: { next: string; demo: { logins: DemoLogin[]; password: string } | null }) {
  const t = useTranslations("entry");
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!email.trim() || !password) return setProblem({ kind: "empty" });
    setPending(true);
    const found = await attempt(email, password);
    if (!found) {
      router.replace(next);
      router.refresh();
      return;
    }
    setProblem(found);
    setPending(false);
  }

  return (
    <>
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? (
          <Banner tone="danger" role="alert">
            {problem.kind === "throttled"
              ? t("problems.throttled", { minutes: problem.minutes })
              : t(`problems.${problem.kind}`)}
          </Banner>
        ) : null}
        <Field label={t("email")}>
          <Input
            type="email"
            name="email"
            autoComplete="username"
            size="lg"
            value={email}
            onValueChange={setEmail}
            autoFocus
          />
        </Field>
        <Field label={t("password")}>
          <span className="relative flex">
            <Input
              type={shown ? "text" : "password"}
              name="password"
              autoComplete="current-password"
              size="lg"
              value={password}
              onValueChange={setPassword}
              className="pr-12"
            />
            <span className="absolute inset-y-0 right-1 flex items-center">
              <IconButton label={shown ? t("hidePassword") : t("showPassword")} onClick={() => setShown(!shown)}>
                {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              </IconButton>
            </span>
          </span>
        </Field>
        <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-2">
          {pending ? t("signingIn") : t("signIn")}
        </Button>
      </form>
      {demo ? (
        <DemoLogins
          {...demo}
          onChoose={(login) => {
            setEmail(login.email);
            setPassword(demo.password);
            setProblem(null);
          }}
        />
      ) : null}
    </>
  );
}

/** Null = signed in. */
async function attempt(email: string, password: string): Promise<SignInProblem | null> {
  try {
    return signInProblem(await postSignIn({ email: email.trim(), password }));
  } catch {
    return { kind: "unreachable" };
  }
}
