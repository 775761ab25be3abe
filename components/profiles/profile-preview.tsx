"use client";
import { ArrowLeft, BadgeInfo, Globe, Mail, MapPin, Store, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Segmented } from "@/components/ui/segmented";
import { formatPhone } from "@/server/core/phone";
import type { ProfileView } from "@/server/profiles/show-profile";
import { fieldsOf, type ProfileForm } from "./profile-form";

type Look = "light" | "dark";
/** A phone has its own colours, whatever theme the desk is in. */
const looks: Record<Look, Record<"page" | "card" | "text" | "faint" | "link" | "circle", string>> = {
  light: {
    page: "oklch(0.945 0.008 90)",
    card: "oklch(0.995 0.002 90)",
    text: "oklch(0.25 0.016 235)",
    faint: "oklch(0.48 0.012 235)",
    link: "oklch(0.435 0.085 224)",
    circle: "oklch(0.88 0.01 90)",
  },
  dark: {
    page: "oklch(0.17 0.012 235)",
    card: "oklch(0.225 0.014 235)",
    text: "oklch(0.95 0.004 90)",
    faint: "oklch(0.72 0.012 235)",
    link: "oklch(0.81 0.085 212)",
    circle: "oklch(0.32 0.016 235)",
  },
};

/** The profile as a client's phone shows it (S3.3): our own drawing, light or dark. */
export function ProfilePreview({
  number,
  form,
  logoSrc,
  className,
}: {
  number: ProfileView["number"];
  form: ProfileForm;
  logoSrc: string | null;
  className?: string;
}) {
  const t = useTranslations("profiles.preview");
  const [look, setLook] = useState<Look>("light");
  const color = looks[look];
  return (
    <section aria-label={t("label")} className={cn("flex flex-col items-center gap-3", className)}>
      <Segmented
        label={t("look")}
        options={[
          { value: "light", label: t("light") },
          { value: "dark", label: t("dark") },
        ]}
        value={look}
        onValueChange={setLook}
      />
      <div className="w-75 max-w-full rounded-[36px] p-2 shadow-pop" style={{ background: "oklch(0.22 0.01 235)" }}>
        <div
          className="flex h-146 flex-col gap-2 overflow-y-auto rounded-[29px]"
          style={{ background: color.page, color: color.text }}
        >
          <div className="flex flex-col items-center px-4 pt-4 pb-5 text-center" style={{ background: color.card }}>
            <ArrowLeft aria-hidden className="size-5 self-start" />
            <Logo src={logoSrc} background={color.circle} />
            <p className="m-0 mt-3 text-title font-semibold break-words">{number.displayName ?? number.name}</p>
            <p className="m-0" style={{ color: color.faint }}>
              {formatPhone(number.phone)}
            </p>
            <p className="m-0 mt-1 text-meta" style={{ color: color.faint }}>
              {t("account")}
            </p>
          </div>
          <Facts form={form} color={color} />
        </div>
      </div>
      <p className="m-0 text-meta text-text-3">{t("caption")}</p>
    </section>
  );
}

function Logo({ src, background }: { src: string | null; background: string }) {
  return src ? (
    <img src={src} alt="" className="size-28 rounded-full object-cover" />
  ) : (
    <span className="grid size-28 place-items-center rounded-full" style={{ background }}>
      <Store aria-hidden className="size-11" />
    </span>
  );
}

function Facts({ form, color }: { form: ProfileForm; color: (typeof looks)[Look] }) {
  const t = useTranslations("profiles");
  const { description, address, email, websites, industry } = fieldsOf(form);
  const linked = { color: color.link, overflowWrap: "anywhere" } as const;
  return (
    <div className="flex flex-1 flex-col gap-4 px-4 py-4" style={{ background: color.card }}>
      <Row icon={<BadgeInfo />} color={color.faint}>
        {description ?? <span style={{ color: color.faint }}>{t("preview.noDescription")}</span>}
      </Row>
      {industry ? (
        <Row icon={<Tag />} color={color.faint}>
          {t(`industries.${industry}`)}
        </Row>
      ) : null}
      {address ? (
        <Row icon={<MapPin />} color={color.faint}>
          {address}
        </Row>
      ) : null}
      {email ? (
        <Row icon={<Mail />} color={color.faint}>
          <span style={linked}>{email}</span>
        </Row>
      ) : null}
      {websites.map((website) => (
        <Row key={website} icon={<Globe />} color={color.faint}>
          <span style={linked}>{website}</span>
        </Row>
      ))}
    </div>
  );
}

function Row({ icon, color, children }: { icon: ReactNode; color: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <span aria-hidden className="mt-0.5 [&_svg]:size-4.5" style={{ color }}>
        {icon}
      </span>
      <span className="min-w-0 break-words">{children}</span>
    </div>
  );
}
