"use client";
import { useTranslations } from "next-intl";
import type { Role } from "@/db/enums";
import { Avatar } from "../ui/avatar";

export type DemoLogin = { email: string; name: string; role: Role };

/** The people of a demo: choosing one fills the form. */
export function DemoLogins({
  logins,
  password,
  onChoose,
}: {
  logins: DemoLogin[];
  password: string;
  onChoose: (login: DemoLogin) => void;
}) {
  const t = useTranslations();
  return (
    <section aria-label={t("entry.demo")} className="mt-8">
      <h2 className="m-0 flex items-center gap-3 text-meta font-normal text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("entry.demo")}
      </h2>
      <ul className="m-0 mt-2 list-none p-0">
        {logins.map((login) => (
          <li key={login.email}>
            <button
              type="button"
              onClick={() => onChoose(login)}
              className="-mx-2 flex w-[calc(100%+16px)] items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
            >
              <Avatar id={login.email} name={login.name} size={32} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {login.name} <span className="text-text-3">· {t(`shell.roles.${login.role}`)}</span>
                </span>
                <span className="block truncate text-meta text-text-3">{login.email}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="m-0 mt-2 text-meta text-text-3">
        {t.rich("entry.demoPassword", { password: () => <code className="font-mono text-text-2">{password}</code> })}
      </p>
    </section>
  );
}
