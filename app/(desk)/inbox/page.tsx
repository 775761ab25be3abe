/** The bare list: the layout's desk reads the address and shows no conversation. */
export default function InboxPage() {
  return null;
}
