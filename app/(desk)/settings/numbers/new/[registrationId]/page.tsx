import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RegistrationWizard } from "@/components/registration/registration-wizard";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registration"))("title") };
}

export default async function RegistrationPage({ params }: { params: Promise<{ registrationId: string }> }) {
  await requirePermission("numbers.manage");
  const registrationId = z.uuid().safeParse((await params).registrationId);
  if (!registrationId.success) notFound();
  return <RegistrationWizard registrationId={registrationId.data} />;
}
