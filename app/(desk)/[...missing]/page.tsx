import { notFound } from "next/navigation";

/** An address of nothing: inside the desk's frame, so the way on is where it always is. */
export default function MissingPage() {
  notFound();
}
