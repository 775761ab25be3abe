"use client";
import { ContactRound, FileText, Megaphone, MessageSquareText, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatPhone } from "@/server/core/phone";
import { useClientName } from "../inbox/client-name";
import { fullLabel, listTimeLabel } from "../inbox/time-labels";
import { useNow } from "../inbox/use-now";
import { useTimeTexts } from "../inbox/use-time-texts";
import type { RouterOutputs } from "../live/trpc";
import { Avatar } from "../ui/avatar";
import { Snippet } from "./snippet";
import type { Command } from "./use-commands";

type Session = RouterOutputs["inbox"]["list"]["rows"][number];
type Contact = RouterOutputs["contacts"]["search"][number];
type Message = RouterOutputs["search"]["messages"]["rows"][number];
type Campaign = RouterOutputs["search"]["campaigns"][number];

export type Found =
  | { kind: "session"; session: Session }
  | { kind: "contact"; contact: Contact }
  | { kind: "message"; message: Message }
  | { kind: "campaign"; campaign: Campaign }
  | { kind: "all" }
  | { kind: "command"; command: Command };

/** What one line of the search shows. */
export function PaletteRow({ found, query }: { found: Found; query: string }) {
  const t = useTranslations("search");
  switch (found.kind) {
    case "session":
      return <SessionLine session={found.session} />;
    case "contact":
      return <ContactLine contact={found.contact} />;
    case "message":
      return <MessageLine message={found.message} />;
    case "campaign":
      return <CampaignLine campaign={found.campaign} />;
    case "all":
      return <Line icon={<Search />} title={t("allMessages", { query })} />;
    case "command":
      return <Line icon={found.command.icon} title={found.command.label} />;
  }
}

function SessionLine({ session }: { session: Session }) {
  const t = useTranslations("search.status");
  const name = useClientName()(session.contact);
  const phone = phoneBeside(name, session.contact.phone);
  const status = t(session.session?.status ?? "none");
  return (
    <Line
      icon={<Avatar id={session.contact.id} name={session.contact.name} size={28} />}
      title={name}
      text={[phone, session.number.name, status].filter(Boolean).join(" · ")}
      end={session.lastMessageAt ? <Moment at={session.lastMessageAt} /> : null}
    />
  );
}

function ContactLine({ contact }: { contact: Contact }) {
  const name = useClientName()(contact);
  return <Line icon={<ContactRound />} title={name} text={phoneBeside(name, contact.phone)} />;
}

/** Who has no name is called by the phone; it stands there once. */
function phoneBeside(name: string, phone: string | null): string | null {
  const shown = phone ? formatPhone(phone) : null;
  return shown === name ? null : shown;
}

function MessageLine({ message }: { message: Message }) {
  const t = useTranslations("search");
  const name = useClientName()(message.contact);
  const author = message.authorName ?? t("us");
  return (
    <Line
      icon={message.kind === "message" ? <MessageSquareText /> : <FileText />}
      title={
        message.kind !== "message"
          ? t(message.kind, { author, client: name })
          : message.direction === "in"
            ? name
            : t("fromUs", { author, client: name })
      }
      text={<Snippet parts={message.snippet} />}
      end={<Moment at={message.at} />}
    />
  );
}

function CampaignLine({ campaign }: { campaign: Campaign }) {
  return (
    <Line
      icon={<Megaphone />}
      title={campaign.name}
      text={<Snippet parts={campaign.snippet} />}
      end={<Moment at={campaign.at} />}
    />
  );
}

function Line({ icon, title, text, end }: { icon: ReactNode; title: string; text?: ReactNode; end?: ReactNode }) {
  return (
    <>
      <span aria-hidden className="grid w-7 shrink-0 place-items-center text-text-2">
        {icon}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{title}</span>
        {text ? <span className="block truncate text-meta text-text-2">{text}</span> : null}
      </span>
      {end}
    </>
  );
}

function Moment({ at }: { at: Date }) {
  const texts = useTimeTexts();
  const now = useNow();
  return (
    <time dateTime={at.toISOString()} title={fullLabel(at, texts)} className="shrink-0 text-meta text-text-2">
      {listTimeLabel(at, now, texts)}
    </time>
  );
}
