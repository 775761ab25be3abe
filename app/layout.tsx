import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { asSingleKeys, asTheme, singleKeysCookie, themeCookie } from "@/server/i18n/preference-rules";
import { UiProviders } from "./providers";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("appName"), template: `%s – ${t("appName")}` },
    description: t("appDescription"),
    applicationName: t("appName"),
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f4f1" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1215" },
  ],
};

/**
 * Before the first paint `system` becomes light or dark; it follows the system while the page is open, and stands its
 * ground when a refreshed layout writes its own class.
 */
const followSystem = `(()=>{const m=matchMedia("(prefers-color-scheme: dark)"),d=document.documentElement,f=()=>{if(d.dataset.theme==="system")d.classList.toggle("dark",m.matches)};f();m.addEventListener("change",f);new MutationObserver(f).observe(d,{attributes:true,attributeFilter:["class","data-theme"]})})()`;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, head] = await Promise.all([getLocale(), cookies(), headers()]);
  const theme = asTheme(jar.get(themeCookie)?.value);
  const nonce = head.get("x-nonce") ?? undefined;
  return (
    <html
      lang={locale}
      data-theme={theme}
      data-single-keys={asSingleKeys(jar.get(singleKeysCookie)?.value)}
      className={theme === "dark" ? "dark" : undefined}
      suppressHydrationWarning
    >
      <body>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: followSystem }} />
        <NextIntlClientProvider>
          <UiProviders nonce={nonce}>
            <div id="app">{children}</div>
          </UiProviders>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
