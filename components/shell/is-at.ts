/** Whether `pathname` lies in the place of `href`: all settings are one place. */
export function isAt(pathname: string, href: string): boolean {
  const place = `/${href.split("/")[1] ?? ""}`;
  return pathname === place || pathname.startsWith(`${place}/`);
}
