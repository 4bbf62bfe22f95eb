// The API of the run that serves this page.

const API = "/api/v1";
const EVENTS = ["whole", "run", "tokens", "places", "faults", "heat"];

/** Hears everything, again from the whole after each loss of the connection; `tell(type, data)`. */
export function listen(tell) {
  const source = new EventSource(`${API}/events`);
  source.onopen = () => tell("connected", true);
  source.onerror = () => {
    tell("connected", false);
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(tell), 2000); // refused: too many listen
    }
  };
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
