import type { Term, Terms } from './terms.js';

/** Up to here the fewest families are looked for, with so many trials; for more terms, it is first come first served. */
const fewTerms = 64;
const mostTrials = 1000;

/** Of many families only the last ones are asked whether they have room. */
const openFamilies = 16;

/**
 * Splits the terms into as few families as were found, each of which `fits`. Whatever fits must still do so
 * with fewer terms. For a few dozen terms or more, a smaller number of families may exist.
 */
export function splitIntoFamilies(terms: Terms, fits: (family: Terms) => boolean): readonly Terms[] {
  return terms.length > fewTerms ? placeEach(terms, fits) : placeBest(terms, fits);
}

function placeEach(terms: Terms, fits: (family: Terms) => boolean): readonly Terms[] {
  const families: Term[][] = [];
  for (const term of terms) {
    const home = families.slice(-openFamilies).find((family) => fits([...family, term]));
    if (home) home.push(term);
    else families.push([term]);
  }
  return families;
}

function placeBest(terms: Terms, fits: (family: Terms) => boolean): readonly Terms[] {
  const least = countStrangers(terms, fits);
  let best: readonly Terms[] | undefined;
  let trials = 0;
  const place = (at: number, families: readonly Terms[]): void => {
    if (best && (best.length === least || families.length >= best.length || trials > mostTrials)) return;
    const term = terms[at];
    if (term === undefined) {
      best = families;
      return;
    }
    for (const family of families) {
      trials += 1;
      const larger = [...family, term];
      if (fits(larger))
        place(
          at + 1,
          families.map((other) => (other === family ? larger : other)),
        );
    }
    place(at + 1, [...families, [term]]);
  };
  place(0, []);
  return best ?? [];
}

/** How many terms there are at least of which no two fit together, so that each needs a family of its own. */
function countStrangers(terms: Terms, fits: (family: Terms) => boolean): number {
  const strangers: Term[] = [];
  for (const term of terms) if (!strangers.some((other) => fits([other, term]))) strangers.push(term);
  return strangers.length;
}
