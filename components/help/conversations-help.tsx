import Link from "next/link";
import { useTranslations } from "next-intl";
import { HelpArticle, HelpPart } from "./help-article";

const parts = ["thread", "window", "outside", "categories", "charged", "free", "counted"] as const;

/** What a conversation and its window are and how they are charged today (N.55). */
export function ConversationsHelp({ seesBilling }: { seesBilling: boolean }) {
  const t = useTranslations("help.conversations");
  return (
    <HelpArticle page="conversations">
      {parts.map((part) => (
        <HelpPart key={part} title={t(`${part}.title`)}>
          <p>{t(`${part}.text`)}</p>
        </HelpPart>
      ))}
      {seesBilling ? (
        <p className="m-0 mt-6">
          <Link
            href="/settings/billing/calculator"
            className="inline-flex min-h-6 items-center font-medium text-accent-text touch:min-h-11"
          >
            {t("calculator")}
          </Link>
        </p>
      ) : null}
    </HelpArticle>
  );
}
