import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { asBuilt } from "./compile-messages";
import { loadMessages } from "./load-messages";
import { localeCookie } from "./preference-rules";
import { chooseLocale, defaultTimeZone, formats } from "./rules";

/** next-intl's door: which language this request is answered in. Addresses carry no language. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale({ cookie: jar.get(localeCookie)?.value, acceptLanguage: head.get("accept-language") });
  return { locale, messages: asBuilt(await loadMessages(locale)), timeZone: defaultTimeZone, formats };
});
