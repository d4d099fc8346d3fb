/** Links that open the family's own email app. Nothing is sent by them. */

/**
 * @param {string | null} address - empty in the app where it is null
 * @param {Readonly<Record<string, string>>} [fields] - what the app fills in: `subject` and `body`
 */
export function mailto(address, fields = {}) {
  const to = encodeURIComponent(address ?? "").replace("%40", "@");
  // Mail ends lines with both characters (RFC 6068).
  const filled = Object.entries(fields).map(([name, text]) => {
    return `${name}=${encodeURIComponent(text.replace(/\r?\n/g, "\r\n"))}`;
  });
  return `mailto:${to}${filled.length > 0 ? `?${filled.join("&")}` : ""}`;
}
