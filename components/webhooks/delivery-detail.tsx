"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DetailsList } from "@/components/ui/details-list";
import { useMoment } from "@/components/ui/use-moment";
import type { showDelivery } from "@/server/webhooks/show-delivery";
import { OutcomeChip } from "./outcome-chip";
import { useByteSize } from "./use-byte-size";
import { useDeliveryWords } from "./use-delivery-words";
import { useReplay } from "./use-replay";

export type Delivery = Awaited<ReturnType<typeof showDelivery>>;

export function DeliveryDetail({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("webhooks");
  const replay = useReplay();
  return (
    <div className="flex flex-col gap-5 px-6 pb-6">
      <Problems delivery={delivery} />
      <Facts delivery={delivery} />
      {delivery.mayReplay ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            pending={replay.isPending}
            onClick={() => replay.mutate({ deliveryId: delivery.id })}
          >
            {t("replay")}
          </Button>
          <p className="m-0 min-w-48 flex-1 text-meta text-text-3">{t("replayHint")}</p>
        </div>
      ) : null}
      <Body delivery={delivery} />
    </div>
  );
}

function Problems({ delivery }: { delivery: Delivery }) {
  const { problems, next } = useDeliveryWords();
  const lines = problems(delivery);
  if (lines.length === 0) return null;
  return (
    <Banner tone={delivery.outcome === "failed" ? "danger" : "info"} className="items-start [&>svg]:mt-1">
      <ul className="m-0 list-none p-0">
        {lines.map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
      </ul>
      {next(delivery) ? <p className="m-0 mt-1 font-medium">{next(delivery)}</p> : null}
    </Banner>
  );
}

function Facts({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("webhooks");
  const moment = useMoment();
  const size = useByteSize();
  const url = new URL(delivery.url);
  const items = [
    { label: t("columns.outcome"), value: <OutcomeChip outcome={delivery.outcome} /> },
    { label: t("columns.received"), value: moment(delivery.receivedAt) },
    {
      label: t("columns.connection"),
      value: `${delivery.connectionName ?? t("partnerAccount")} · ${t(`providers.${delivery.provider}`)}`,
    },
    { label: t("facts.tries"), value: delivery.tries },
    { label: t("columns.size"), value: size(delivery.byteSize) },
    { label: t("facts.url"), value: <Code>{url.pathname + url.search}</Code> },
    ...Object.entries(delivery.headers).map(([name, value]) => ({ label: name, value: <Code>{value}</Code> })),
  ];
  return (
    <DetailsList items={items} className="grid-cols-[152px_minmax(0,1fr)] max-sm:grid-cols-[104px_minmax(0,1fr)]" />
  );
}

const Code = ({ children }: { children: string }) => <code className="font-mono text-meta break-all">{children}</code>;

function Body({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("webhooks");
  return (
    <section aria-labelledby="webhook-body" className="flex flex-col gap-2">
      <h3 id="webhook-body" className="m-0 text-base font-semibold">
        {t("body")}
      </h3>
      {delivery.isCut ? <p className="m-0 text-meta text-text-3">{t("bodyCut")}</p> : null}
      <pre className="m-0 rounded-md bg-surface p-3 font-mono text-meta whitespace-pre-wrap break-words shadow-[inset_0_0_0_1px_var(--line)]">
        {delivery.body || t("bodyEmpty")}
      </pre>
    </section>
  );
}
