import { createTransport } from "nodemailer";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** The same for every try, so that a mailbox shows it once. */
  messageId: string;
};

export type SendMail = (mail: Mail) => Promise<void>;

/** A mail server by SMTP_URL (`smtps://user:password@host`), or null where none is set: nobody is written to then. */
export function createMailer({ SMTP_URL, SMTP_FROM }: { SMTP_URL?: string; SMTP_FROM?: string }): SendMail | null {
  if (!SMTP_URL || !SMTP_FROM) return null;
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ messageId, ...mail }) => {
    await transport.sendMail({
      ...mail,
      from: SMTP_FROM,
      messageId,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  };
}
