"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast-manager";
import type { CampaignVariant } from "@/db/schema/campaign-variants";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { mostVariants, sharesOf } from "@/server/campaigns/variant-rules";
import { useRefreshCampaigns } from "./use-campaign";
import type { Wizard } from "./use-wizard";
import { VariantDialog } from "./variant-dialog";
import { variantLetter } from "./variant-letter";

/** Further templates of a draft, each for its share of the recipients (A/B); saved with every change. */
export function VariantsSection({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign }) {
  const t = useTranslations("campaigns.variants");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const [edited, setEdited] = useState<number | null>(null);
  const listed = useQuery(trpc.templates.list.queryOptions({ numberId: draft.numberId }));
  const save = useMutation({
    mutationFn: (next: CampaignVariant[]) =>
      wizard.write((revision) =>
        client.campaigns.saveVariants.mutate({ campaignId: draft.id, revision, variants: next }),
      ),
    onSuccess: async () => {
      setEdited(null);
      await refresh();
      showToast({ title: t("saved") });
    },
    // The dialog says it itself.
    onError: (error) => edited === null && showToast({ title: errorText(error), tone: "error" }),
  });
  const variants: CampaignVariant[] = draft.variants.map(({ templateId, share, places }) => {
    return { templateId, share, places };
  });
  const store = (next: CampaignVariant[]) => save.mutate(next);
  const shares = sharesOf(variants);
  const rows = [
    { id: draft.templateId, name: `${draft.templateName} · ${draft.templateLanguage}` },
    ...draft.variants.map(({ templateId, name, language }) => ({ id: templateId, name: `${name} · ${language}` })),
  ];
  const isFull = variants.length >= mostVariants;
  return (
    <section className="mt-6 max-w-160">
      <h3 className="m-0 text-body">{t("title")}</h3>
      <p className="m-0 mb-2 text-meta text-text-3">{t("hint")}</p>
      {variants.length > 0 ? (
        <ul className="m-0 mb-2 list-none p-0">
          {rows.map(({ id, name }, n) => (
            <li key={id} className="flex min-h-11 items-center gap-3 border-b border-line">
              <b className="w-5">{variantLetter(n)}</b>
              <span className="min-w-0 flex-1 break-words">{name}</span>
              <span>{t("shareOf", { share: shares[n] ?? 0 })}</span>
              <span className="flex w-20 justify-end">
                {n > 0 ? (
                  <>
                    <IconButton label={t("edit", { name })} onClick={() => setEdited(n - 1)}>
                      <Pencil aria-hidden />
                    </IconButton>
                    <IconButton
                      label={t("remove", { name })}
                      disabled={save.isPending}
                      onClick={() => store(variants.toSpliced(n - 1, 1))}
                    >
                      <Trash2 aria-hidden />
                    </IconButton>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        reason={isFull ? t("most") : listed.data && listed.data.length < 2 ? t("none") : null}
        onClick={() => setEdited(variants.length)}
      >
        <Plus aria-hidden />
        {t("add")}
      </Button>
      {edited !== null ? (
        <VariantDialog
          draft={draft}
          templates={listed.data ?? []}
          variant={variants[edited] ?? null}
          others={variants.filter((_, n) => n !== edited)}
          pending={save.isPending}
          problem={save.isError ? errorText(save.error) : null}
          onSave={(variant) =>
            store(edited < variants.length ? variants.with(edited, variant) : [...variants, variant])
          }
          onClose={() => {
            save.reset();
            setEdited(null);
          }}
        />
      ) : null}
    </section>
  );
}
