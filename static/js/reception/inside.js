/* How many people are inside: the server's figure, and what this tablet has counted since. Knows no page. */
const balance = ({ arrival = 0, exit = 0 }) => arrival - exit;

/* The server's figure holds what it has received: once nothing waits, all that was counted here so far. */
export const createInside = () => {
  let asOf = null;
  let included = null;

  return ({ totals, waiting, byKind }) => {
    if (!totals || totals.inside === null) return null;
    const here = balance(byKind);
    if (totals.as_of !== asOf && waiting === 0) {
      asOf = totals.as_of;
      included = here;
    }
    const since = included === null || totals.as_of !== asOf ? 0 : here - included;
    return { ...totals, inside: Math.max(0, totals.inside + since) };
  };
};
