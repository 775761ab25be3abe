import { useTranslations } from "next-intl";
import { HelpArticle, HelpPart } from "./help-article";

const ways = ["app", "api", "coexistence"] as const;
const rows = ["people", "first", "bulk", "price", "pace", "automation", "record", "number"] as const;
const parts = ["choose", "hovorna"] as const;

/** WhatsApp Business app, API, or both on one number (N.56): a table, on a phone one list a way. */
export function ComparisonHelp() {
  const t = useTranslations("help.comparison");
  return (
    <HelpArticle page="comparison">
      <p className="m-0 text-text-2">{t("text")}</p>
      <table className="mt-4 w-full border-collapse text-left align-top max-md:hidden [&_td]:border-t [&_td]:border-line [&_td]:py-2 [&_td]:pr-3 [&_td]:align-top [&_th]:py-2 [&_th]:pr-3 [&_th]:align-top [&_th]:font-medium">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t("property")}</span>
            </th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {t(`ways.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row" className="border-t border-line">
                {t(`rows.${row}.name`)}
              </th>
              {ways.map((way) => (
                <td key={way} className="text-text-2">
                  {t(`rows.${row}.${way}`)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="md:hidden">
        {ways.map((way) => (
          <section key={way}>
            <h2 className="m-0 mt-6 mb-1 text-lead">{t(`ways.${way}`)}</h2>
            <dl className="m-0">
              {rows.map((row) => (
                <div key={row} className="border-t border-line py-2">
                  <dt className="font-medium">{t(`rows.${row}.name`)}</dt>
                  <dd className="m-0 text-text-2">{t(`rows.${row}.${way}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {parts.map((part) => (
        <HelpPart key={part} title={t(`${part}.title`)}>
          <p>{t(`${part}.text`)}</p>
        </HelpPart>
      ))}
    </HelpArticle>
  );
}
