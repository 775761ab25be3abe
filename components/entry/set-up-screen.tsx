"use client";
import { useTranslations } from "next-intl";
import { TRPCReactProvider } from "../live/trpc";
import { SecondFactorSetup } from "../profile/second-factor-setup";
import { signOutHere } from "../shell/auth-requests";
import { Button } from "../ui/button";

/** The only thing that somebody may do whose company requires a second factor and who has none yet (N.8). */
export function SetUpScreen() {
  const t = useTranslations("entry.setUp");
  return (
    <TRPCReactProvider>
      <SecondFactorSetup done={t("next")} onDone={() => location.assign("/inbox")} />
      <Button variant="plain" className="mt-6 -ml-3" onClick={() => signOutHere()}>
        {t("signOut")}
      </Button>
    </TRPCReactProvider>
  );
}
