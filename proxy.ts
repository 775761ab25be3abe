import { type NextRequest, NextResponse } from "next/server";

/** Each page gets a policy with its own nonce; Next puts it on the scripts it writes, the layout on the theme's. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentPolicy({
    nonce,
    development: process.env.NODE_ENV !== "production",
    storage: originOf(process.env.STORAGE_ENDPOINT),
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (process.env.APP_URL?.startsWith("https://"))
    response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return response;
}

export const config = {
  matcher: [{ source: "/((?!api/|_next/static|_next/image|.*\\.(?:svg|png|ico|webmanifest)$).*)" }],
};

/** `storage` is the bucket's origin, where file addresses may lead. */
function contentPolicy(input: { nonce: string; development: boolean; storage: string }): string {
  const { nonce, development, storage } = input;
  const files = `'self' blob: data: ${storage}`.trim();
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src ${files}`,
    `media-src ${files}`,
    "font-src 'self' data:",
    `connect-src 'self' blob: ${storage}${development ? " ws:" : ""}`.trim(),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function originOf(address: string | undefined): string {
  return address && URL.canParse(address) ? new URL(address).origin : "";
}
