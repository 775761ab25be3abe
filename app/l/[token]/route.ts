import { appContext } from "@/server/app-context";
import { followLink } from "@/server/links/follow-link";

const headers = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};

/** A short link of a campaign (O28): public, without a cookie, on to the address it was made for and no other. */
async function follow(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const ctx = appContext();
  const { token } = await params;
  const found = await followLink(ctx, {
    token,
    visit: {
      method: request.method,
      userAgent: request.headers.get("user-agent"),
      purpose: request.headers.get("sec-purpose") ?? request.headers.get("purpose"),
    },
  });
  const location = found?.target ?? `${ctx.env.APP_URL.replace(/\/+$/, "")}/link-gone`;
  return new Response(null, { status: 302, headers: { ...headers, Location: location } });
}

export { follow as GET, follow as HEAD };
