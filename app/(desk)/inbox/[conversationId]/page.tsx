/** One conversation: the layout's desk reads its id from the address. */
export default function ConversationPage() {
  return null;
}
