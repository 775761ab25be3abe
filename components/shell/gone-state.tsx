import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button-link";
import { ListState } from "../ui/list-state";

/** What the address names is not there, or not any more; `href` is the list it would be in, `label` that list's name. */
export function GoneState({ href, label }: { href: string; label: string }) {
  const t = useTranslations("shell");
  return (
    <ListState icon={<SearchX />} title={t("notFoundTitle")} text={t("notFoundText")}>
      <ButtonLink href={href}>{label}</ButtonLink>
    </ListState>
  );
}
