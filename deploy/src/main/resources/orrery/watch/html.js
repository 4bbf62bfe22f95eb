// Elements of the page, as tagged templates.

import { h } from "./vendor/preact.mjs";
import htm from "./vendor/htm.mjs";

export const html = htm.bind(h);

/** A part of which the page has one: made again only where something that it is given is another. */
export function steady(Part) {
  let given = {};
  let made = null;
  return (props) => {
    const isSame = made !== null && Object.keys(props).every((name) => props[name] === given[name]);
    if (!isSame) {
      given = props;
      made = Part(props);
    }
    return made; // the same element as before is not compared with itself
  };
}
