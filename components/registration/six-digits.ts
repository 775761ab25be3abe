/** The first six digits of what was typed or pasted ("123 456", "123-456", "Kód: 123456"). */
export const digitsOf = (text: string): string => text.replace(/\D/g, "").slice(0, 6);
