import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ContactScreen } from "@/components/contacts/contact-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.detail"))("title") };
}

export default async function ContactPage({ params }: { params: Promise<{ contactId: string }> }) {
  const { actor } = await requirePermission("contacts.see");
  const { contactId } = await params;
  if (!z.uuid().safeParse(contactId).success) notFound();
  return <ContactScreen contactId={contactId} role={actor.role} />;
}
