import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListState } from "../ui/plain-state";

/** Beside the list while no conversation is open; drawn by the server. */
export function NothingOpen() {
  const t = useTranslations("inbox.pick");
  return (
    <section
      aria-label={t("title")}
      className="my-2 mr-2 ml-1 flex min-w-0 flex-1 rounded-lg bg-surface shadow-sheet max-desk:hidden"
    >
      <ListState icon={<MessageSquare />} title={t("title")} text={t("text")} className="m-auto py-10" />
    </section>
  );
}
