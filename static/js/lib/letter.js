// The letter that grows from a form. Nothing here looks at the page.
//
// A letter is a list of paragraphs, each a list of versions with slots in
// braces. The first version whose slots are all filled in is said; where there
// is none, the paragraph is left out.
const slots = /\{([^{}]*)\}/g;

// compose gives the paragraphs that can be said of the values, by slot.
export function compose(paragraphs, values) {
  const said = (version) => {
    let whole = true;
    const text = version.replace(slots, (_, name) => {
      const value = Object.hasOwn(values, name) ? values[name].trim() : "";
      whole &&= value !== "";
      return value;
    });
    return whole ? text : undefined;
  };
  return paragraphs.map((versions) => versions.map(said).find((text) => text !== undefined)).filter((text) => text !== undefined);
}

// known gives what a case file knows of a field: where says the places to look,
// the first that has an answer counts. spoken writes a date.
export function known(where, sag, spoken) {
  for (const place of where.split(" ").filter(Boolean)) {
    const at = place.indexOf(".");
    const value = (sag[place.slice(0, at)] || {})[place.slice(at + 1)];
    if (!value || value === "ved-ikke") continue;
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return spoken(value);
    return /^\d+\.\d+$/.test(value) ? value.replace(".", ",").replace(/,?0+$/, "") : value;
  }
  return "";
}

// asText is the letter as it is copied: its title and the paragraphs.
export const asText = (title, paragraphs) => [title, ...paragraphs].join("\n\n");
