import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./server/i18n/request.ts");

/** The Content-Security-Policy needs a nonce for each answer; proxy.ts sets it. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin-allow-popups" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres", "sharp", "undici"],
  // `npm start` builds what was tested; checking the types once more is a quarter of its time. A deployment checks them.
  typescript: { ignoreBuildErrors: process.env.TYPES_ARE_CHECKED === "1" },
  experimental: { authInterrupts: true },
  // Texts are compiled where they are read (server/i18n/compile-messages), so no browser carries the parser of ICU messages.
  env: { COMPILED_MESSAGES: "1" },
  turbopack: { resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  outputFileTracingIncludes: { "/**": ["./messages/**/*.json"] },
  headers: async () => [{ source: "/:path*", headers }],
  redirects: async () => [{ source: "/", destination: "/inbox", permanent: false }],
};

export default withNextIntl(config);
