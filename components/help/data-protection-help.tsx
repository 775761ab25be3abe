import { useTranslations } from "next-intl";
import { HelpArticle, HelpPart } from "./help-article";

const parts = ["way", "stored", "where", "howLong", "encryption", "access", "rights", "roles"] as const;

/** What the WhatsApp channel stores, where, how long, and how it is protected (N.57). */
export function DataProtectionHelp() {
  const t = useTranslations("help.dataProtection");
  return (
    <HelpArticle page="dataProtection">
      {parts.map((part) => (
        <HelpPart key={part} title={t(`${part}.title`)}>
          <p>{t(`${part}.text`)}</p>
        </HelpPart>
      ))}
    </HelpArticle>
  );
}
