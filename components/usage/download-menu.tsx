"use client";
import { ChevronDown, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoices, MenuLink, MenuSeparator } from "@/components/ui/menu";

type Separator = "semicolon" | "comma";

/** Both files of a month; the separator is the language's unless chosen otherwise (S0.31). */
export function DownloadMenu({ month }: { month: string }) {
  const t = useTranslations("usage");
  const [separator, setSeparator] = useState<Separator>(useLocale() === "cs" ? "semicolon" : "comma");
  const hrefOf = (file: string) => `/api/usage/${month}/${file}.csv?separator=${separator}`;
  return (
    <Menu
      trigger={
        <Button variant="primary">
          <Download aria-hidden />
          {t("download")}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuLink href={hrefOf("messages")} download>
        {t("downloadSent")}
      </MenuLink>
      <MenuLink href={hrefOf("summary")} download>
        {t("downloadSummary")}
      </MenuLink>
      <MenuSeparator />
      <MenuChoices
        label={t("separator")}
        value={separator}
        onValueChange={setSeparator}
        options={(["semicolon", "comma"] as const).map((value) => ({ value, label: t(`separators.${value}`) }))}
      />
    </Menu>
  );
}
