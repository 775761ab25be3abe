import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Addresses that lead into a network of somebody's own, or nowhere (SSRF). */
const inner = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  inner.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["100::", 64],
  ["2001:db8::", 32],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inner.addSubnet(network, bits, "ipv6");

/** False for private, local and reserved addresses, in IPv6 clothes as well. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPublicAddress(mapped);
  const version = isIP(address);
  if (version === 0 || /^::ffff:/i.test(address)) return false;
  return !inner.check(address, version === 4 ? "ipv4" : "ipv6");
}

/** An https address on its usual port, by name or public IP, without credentials: where a server of ours may be sent by strangers. */
export function isPublicHttps(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  if (protocol !== "https:" || port !== "" || username !== "" || password !== "") return false;
  return isIP(host) === 0 ? /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(host) : isPublicAddress(host);
}

/** Resolves names like the system does, and refuses a name that leads to any inner address: at connection time, so no second answer helps. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    const refused = addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address));
    if (refused) return callback(Object.assign(new Error(`${hostname} is not public`), { code: "ENOTPUBLIC" }), "");
    const [first] = addresses as [LookupAddress]; // just seen not to be empty
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
