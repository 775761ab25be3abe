/** Pixels and bytes of a logo (S0.20, S0.21). Larger pictures are made `keptSide` wide: what WhatsApp shows. */
export const logoLimits = { minSide: 300, keptSide: 640, maxBytes: 5 * 1024 * 1024 } as const;

/** What is known of a picture; `format` as its bytes say ("jpeg", "png" …), null = no picture at all. */
export type LogoFacts = { format: string | null; width: number; height: number; byteSize: number };

/** `key` names a text under `errors` in the messages files. */
export type LogoProblem = {
  key: "logoFormat" | "logoNotSquare" | "logoTooSmall" | "logoTooLarge";
  values: { width: number; height: number; min: number; maxMb: number };
};

/** Why a picture cannot be the logo as it is; null = it can. Every one of these can be helped by cropping it anew. */
export function logoProblem({ format, width, height, byteSize }: LogoFacts): LogoProblem | null {
  const values = { width, height, min: logoLimits.minSide, maxMb: logoLimits.maxBytes / 1024 / 1024 };
  if (byteSize > logoLimits.maxBytes) return { key: "logoTooLarge", values };
  if (format !== "jpeg") return { key: "logoFormat", values };
  if (width !== height) return { key: "logoNotSquare", values };
  return width < logoLimits.minSide ? { key: "logoTooSmall", values } : null;
}

/** Whether a square of enough pixels of its own can be cut from a picture. */
export const mayBeCropped = ({ width, height }: { width: number; height: number }): boolean =>
  Math.min(width, height) >= logoLimits.minSide;

/** How far a picture may be enlarged in the cropper so that at least `minSide` pixels stay in the cut. */
export const maxCropZoom = ({ width, height }: { width: number; height: number }): number =>
  Math.min(5, Math.max(1, Math.min(width, height) / logoLimits.minSide));

/** Where WhatsApp itself keeps profile pictures. */
const publishedHosts = /(?:^|\.)(?:whatsapp\.net|fbcdn\.net)$/;

/** Pictures are fetched only from the providers: their published hosts, and the hosts that this deployment is set to. */
export function isProviderPicture(address: string, baseUrls: string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin, port } = new URL(address);
  if (baseUrls.some((base) => new URL(base).origin === origin)) return true;
  return protocol === "https:" && port === "" && publishedHosts.test(hostname);
}
