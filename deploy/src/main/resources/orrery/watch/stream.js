// The API of the run that serves this page.

const API = "/api/v1";
const EVENTS = ["whole", "run", "tokens", "places", "faults", "heat"];

/**
 * Hears everything: after a short loss of the connection what was missed, after a long one the whole; `tell(type, data)`. When the run
 * is over and the connection goes, nobody serves it any more.
 */
export function listen(tell, isOver) {
  const source = new EventSource(`${API}/events`);
  source.onopen = () => tell("connected", true);
  source.onerror = () => {
    tell("connected", false);
    if (isOver()) {
      source.close();
    } else if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(tell, isOver), 2000); // refused: too many listen
    }
  };
  source.addEventListener("another", () => location.reload()); // a member has a place in another run now
  for (const type of EVENTS) {
    source.addEventListener(type, (event) => tell(type, JSON.parse(event.data)));
  }
}

/** An answer, or an error whose message is for people. */
export async function ask(path, method = "GET", body = undefined) {
  const answer = await fetch(API + path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const json = await answer.json();
  if (!answer.ok) {
    const { problem, remedy } = json.error;
    throw new Error(remedy ? `${problem}; ${remedy}` : problem);
  }
  return json;
}
