/** What fills a place of a variant's template: a variable of the campaign (by its key there), or the same text for everybody. */
export type VariantPlace = { key: string } & ({ kind: "variable"; from: string } | { kind: "fixed"; value: string });

/** A further template of a campaign, sent to its share of the recipients; the first template has what the shares leave of 100. */
export type CampaignVariant = {
  templateId: string;
  /** Whole per cent. */
  share: number;
  /** Every place of its template, in its order. */
  places: VariantPlace[];
};
